package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.cometbft.process.ProcessMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code network status} says of two nodes, whose APIs alone are there. */
class NetworkHealthTest {

    private static final String HASH = "AA";

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final List<StubApi> apis = new ArrayList<>();
    private LocalNetwork network;

    @BeforeEach
    void a_network_of_two_is_made() throws IOException {
        network = LocalNetwork.create(scratch.resolve("net"), 2, 0, System.currentTimeMillis());
    }

    @AfterEach
    void nothing_stays() {
        apis.forEach(StubApi::close);
    }

    @Test
    void nodes_that_agree_and_rise_are_well() throws Exception {
        api(1).shows(7, HASH).rises();
        api(2).shows(9, HASH).rises();
        assertEquals(0, status(Duration.ofMinutes(1)));
        assertTrue(out.toString().contains("block 7 is " + HASH), out.toString());
        assertTrue(out.toString().contains("every height rises"), out.toString());
    }

    @Test
    void two_hashes_at_one_height_end_with_4() throws Exception {
        api(1).shows(7, HASH).rises();
        api(2).shows(7, "BB").rises();
        refused(ExitCode.REFUSED, "NW-023 at block 7 nodes have {AA=[1], BB=[2]}");
    }

    @Test
    void two_hashes_are_told_before_a_node_that_is_not_ready() throws Exception {
        api(1).shows(7, HASH).says("starting");
        api(2).shows(7, "BB");
        refused(ExitCode.REFUSED, "NW-023 ");
    }

    @Test
    void a_node_that_is_not_ready_ends_with_5() throws Exception {
        api(1).shows(7, HASH);
        api(2).shows(7, HASH).says("starting");
        refused(ExitCode.UNAVAILABLE, "NW-022 node 2 starting");
    }

    @Test
    void a_node_that_runs_and_does_not_answer_ends_with_5() throws Exception {
        api(1).shows(7, HASH);
        new ProcessMark(DataDirectory.process(network.node(2).data())).write(ProcessHandle.current());
        refused(ExitCode.UNAVAILABLE, "NW-022 node 2 does not answer");
    }

    @Test
    void a_node_that_does_not_run_ends_with_5() throws Exception {
        api(1).shows(7, HASH);
        refused(ExitCode.UNAVAILABLE, "NW-022 node 2 does not run");
    }

    @Test
    void a_node_that_does_not_show_the_block_that_it_has_ends_with_5() throws Exception {
        api(1).shows(7, HASH);
        api(2).shows(7, "");
        refused(ExitCode.UNAVAILABLE, "NW-022 block 7 is not shown by nodes [2]");
    }

    @Test
    void a_height_that_does_not_rise_in_time_ends_with_5() throws Exception {
        api(1).shows(7, HASH).rises();
        api(2).shows(7, HASH);
        refused(ExitCode.UNAVAILABLE, "NW-024 node 2 stays at block 7");
    }

    private StubApi api(int number) throws IOException {
        StubApi api = new StubApi(network.node(number));
        apis.add(api);
        return api;
    }

    private int status(Duration risesWithin) throws InterruptedException {
        NetworkStatus status = new NetworkStatus(risesWithin);
        var line = new CommandLine(status).setOut(new PrintWriter(out, true));
        line.parseArgs("--dir", network.folder().toString());
        return status.call();
    }

    private void refused(ExitCode code, String begins) {
        CommandFailure refused = assertThrows(CommandFailure.class, () -> status(Duration.ofMillis(1)));
        assertEquals(code, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).startsWith(begins), refused.getMessage());
    }
}
