package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.stories.peers.StoryNetwork.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Four validators on this machine, as a user brings them up, kills them and brings them back. Needs Go. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedNetwork.class)
class NetworkPeersTest {

    private static final int COMPANIES = 40;

    private Path scratch = Path.of("");
    private StoryNetwork network;
    private int files;

    @BeforeAll
    void a_network_of_four_has_come_up(StoryNetwork four, @TempDir Path folder) {
        scratch = folder;
        network = four;
    }

    @Test
    void all_nodes_agree_and_move() throws IOException, InterruptedException {
        Ended status = network.command("status");
        assertEquals(0, status.exit(), status.errors());
        assertTrue(status.output().contains("every height rises"), status.output());
        assertEquals(4, network.urls().size());
    }

    @Test
    void the_status_for_programs_names_every_node_and_the_block_that_all_have()
            throws IOException, InterruptedException {
        Ended status = network.command("status", "--json");
        assertEquals(0, status.exit(), status.errors());
        assertTrue(status.output().contains("\"well\":true"), status.output());
        for (int number = 1; number <= 4; number++)
            assertTrue(status.output().contains("\"number\":" + number), status.output());
    }

    @Test
    void registrations_imported_at_any_node_are_seen_on_all() throws IOException, InterruptedException {
        long before = network.organisations(1);
        imported(0, network.importing(1, companies()));
        imported(0, network.importing(3, companies()));
        network.awaitOrganisations(before + 2 * COMPANIES, List.of(1, 2, 3, 4));
        assertEquals(1, network.facts(List.of(1, 2, 3, 4)).size(), "all nodes have the same facts");
    }

    @Test
    void the_files_that_authorities_have_go_in_at_any_node_and_a_second_time_change_nothing()
            throws IOException, InterruptedException {
        Path folder = scratch.resolve("files");
        imported(0, StoryNetwork.run(scratch, "demo", "files", folder.toString(), "--rows", "30"));
        Map<String, Integer> nodes = new TreeMap<>(Map.of("registrations", 4, "permits", 2, "penalties", 3));
        for (Map.Entry<String, Integer> each : nodes.entrySet())
            imported(3, importing(each.getKey(), each.getValue(), folder));
        network.awaitEqualFacts();
        Set<String> facts = network.facts(List.of(1));
        for (String kind : nodes.keySet()) {
            Ended again = importing(kind, 1, folder);
            imported(3, again);
            assertTrue(again.output().contains("\"committed\":0"), again.output());
        }
        network.awaitEqualFacts();
        assertEquals(facts, network.facts(List.of(1)));
    }

    private Ended importing(String kind, int number, Path folder) throws IOException, InterruptedException {
        return network.importing(kind, List.of(network.url(number)), folder.resolve(kind + ".csv"), "--json");
    }

    @Test
    void each_member_has_a_token_and_keys_of_its_own() throws IOException {
        Set<String> secrets = new HashSet<>();
        for (int number = 1; number <= 4; number++)
            for (String file : List.of("operator.token", "keys/operator.jwk", "keys/validator.jwk", "keys/tls.jwk"))
                assertTrue(secrets.add(Files.readString(network.data(number).resolve(file))), file);
    }

    @Test
    void one_is_killed_while_files_come_in_and_nothing_is_lost() throws IOException, InterruptedException {
        long before = network.organisations(1);
        Path file = companies();
        Process importing = network.beginImporting(1, file);
        network.awaitOrganisations(before + 1, List.of(1));
        assertEquals(0, network.command("kill", "2").exit());
        assertEquals(0, importing.waitFor(), "the import goes on while three of four live");
        Ended status = network.command("status");
        assertEquals(5, status.exit(), status.output());
        assertTrue(status.errors().contains("NW-022"), status.errors());
        imported(0, network.importing(4, companies()));
        assertEquals(0, network.command("start", "2").exit());
        network.awaitOrganisations(before + 2 * COMPANIES, List.of(1, 2, 3, 4));
        assertEquals(1, network.facts(List.of(1, 2, 3, 4)).size());
        assertEquals(0, network.command("status").exit());
    }

    @Test
    void two_are_killed_and_it_stops_and_when_they_are_started_it_goes_on() throws IOException, InterruptedException {
        long before = network.organisations(1);
        assertEquals(0, network.command("kill", "3").exit());
        assertEquals(0, network.command("kill", "4").exit());
        Path file = companies();
        Ended refused = network.importing(1, file, "--patience", "5");
        assertEquals(5, refused.exit(), refused.output() + refused.errors());
        assertEquals(before, network.organisations(1), "without two thirds nothing is decided");
        assertEquals(5, network.command("status").exit());
        assertEquals(0, network.command("start", "3", "4").exit());
        imported(0, network.importing(2, file));
        network.awaitOrganisations(before + COMPANIES, List.of(1, 2, 3, 4));
        Ended status = network.command("status");
        assertEquals(0, status.exit(), status.output() + status.errors());
    }

    @Test
    void what_is_stopped_leaves_no_process_and_goes_on_where_it_stopped() throws IOException, InterruptedException {
        Set<String> facts = network.facts(List.of(1));
        List<ProcessHandle> processes = network.processes();
        assertEquals(8, processes.size(), "two for each node");
        assertEquals(0, network.command("stop").exit());
        for (ProcessHandle process : processes)
            assertFalse(process.isAlive(), process.info().toString());
        assertEquals(5, network.command("status").exit());
        assertEquals(0, network.command("up").exit());
        assertEquals(facts, network.facts(List.of(1, 2, 3, 4)));
    }

    @Test
    void when_the_node_is_killed_alone_its_cometbft_ends_too() throws IOException, InterruptedException {
        List<ProcessHandle> both = network.processes(2);
        assertEquals(2, both.size());
        both.getFirst().destroyForcibly();
        for (ProcessHandle process : both) process.onExit().join();
        assertEquals(0, network.command("start", "2").exit());
        assertEquals(0, network.command("status").exit());
    }

    @Test
    void when_cometbft_is_killed_alone_it_is_started_again() throws IOException, InterruptedException {
        List<ProcessHandle> before = network.processes(4);
        before.getLast().destroyForcibly();
        StoryNetwork.await("another CometBFT", () -> {
            List<ProcessHandle> now = network.processes(4);
            return now.size() == 2 && !now.getLast().equals(before.getLast());
        });
        assertEquals(before.getFirst(), network.processes(4).getFirst(), "the node itself went on");
        StoryNetwork.await("status", () -> network.isRunning(4));
        assertEquals(0, network.command("status").exit());
    }

    @Test
    void a_second_up_with_another_number_is_refused_and_changes_nothing() throws IOException, InterruptedException {
        assertEquals(2, network.command("up", "--validators", "3").exit());
        assertEquals(2, network.command("kill", "5").exit());
        assertEquals(8, network.processes().size());
    }

    /** A file with companies that no other file has. */
    private Path companies() throws IOException {
        files++;
        StringBuilder rows = new StringBuilder("统一社会信用代码,企业名称,成立日期,省市,区\n");
        for (int i = 0; i < COMPANIES; i++)
            rows.append(network.freshCompany()).append(",示例公司" + i + ",2020-01-01,示例市,示例区\n");
        return Files.writeString(scratch.resolve("companies" + files + ".csv"), rows);
    }

    private static void imported(int exit, Ended ended) {
        assertEquals(exit, ended.exit(), ended.output() + ended.errors());
    }
}
