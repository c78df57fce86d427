package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.stories.city.StoryCity.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: start a city, send files into it, check it from outside, and lose the power. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewUserStoryTest {

    private static final int COMPANIES = 60;

    private Path scratch = Path.of("");
    private StoryCity city;
    private Ended registrations;
    private Ended permits;
    private Ended penalties;

    @BeforeAll
    void a_city_takes_three_files(@TempDir Path folder) throws IOException, InterruptedException {
        scratch = folder;
        city = StoryCity.start(scratch);
        demoFiles("clean", "--clean", "--rows", Integer.toString(COMPANIES));
        demoFiles("dirty", "--rows", "20");
        registrations = importing("registrations", "clean");
        permits = importing("permits", "dirty");
        penalties = importing("penalties", "dirty");
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    private void demoFiles(String folder, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("demo", "files", scratch.resolve(folder).toString()));
        command.addAll(List.of(options));
        Ended written = StoryCity.runAlone(scratch, command.toArray(String[]::new));
        assertEquals(0, written.exit(), written.errors());
    }

    private Ended importing(String kind, String folder) throws IOException, InterruptedException {
        return city.run(
                "import", kind, scratch.resolve(folder).resolve(kind + ".csv").toString(), "--json");
    }

    @Test
    void a_city_tells_which_release_it_runs() throws InterruptedException {
        String release = city.client().get("status").text("version");
        assertTrue(release.matches("[0-9]+[.][0-9]+[.][0-9]+"), release);
        assertEquals(release, city.client().get("openapi.json").object("info").text("version"));
    }

    @Test
    void clean_rows_are_all_committed() {
        assertEquals(0, registrations.exit(), registrations.errors());
        assertEquals(COMPANIES, registrations.number("committed"));
        assertEquals(COMPANIES, registrations.number("rows"));
    }

    @Test
    void of_a_file_with_dirt_the_good_rows_are_committed_and_each_other_row_has_its_code() {
        assertEquals(3, permits.exit(), permits.errors());
        assertEquals(
                "IN-040 IN-043 IN-045 IN-052 IN-053 IN-055 IN-056 IN-060 IN-061 IN-062 IN-063 IN-066 IN-067 IN-068 IN-080"
                        + " IN-082",
                refusals(permits));
        assertEquals(3, penalties.exit(), penalties.errors());
        assertEquals(
                "CR-005 IN-040 IN-045 IN-048 IN-049 IN-052 IN-053 IN-060 IN-061 IN-062 IN-064 IN-065 IN-066 IN-067 IN-068"
                        + " IN-080 IN-082",
                refusals(penalties));
        for (Ended file : List.of(permits, penalties)) {
            assertTrue(file.number("committed") >= 20, "the good rows are there");
            assertEquals(0, file.number("unknown"));
            assertEquals(
                    file.number("rows"),
                    file.number("committed") + file.number("held") + file.number("unchanged") + file.number("refused"));
        }
    }

    private static String refusals(Ended imported) {
        var codes = new TreeSet<String>();
        for (Map<?, ?> note : imported.notes())
            if ("refused".equals(note.get("outcome"))) codes.add(String.valueOf(note.get("code")));
        return String.join(" ", codes);
    }

    @Test
    void the_city_counts_what_the_imports_said() throws InterruptedException {
        assertEquals(permits.number("committed") + penalties.number("committed"), city.count("displayed"));
        assertEquals(permits.number("held") + penalties.number("held"), city.count("held"));
    }

    @Test
    void an_organisation_a_record_and_an_absence_are_proven_offline() throws IOException, InterruptedException {
        Members page = city.client().get("organisations?name=%E7%A4%BA%E4%BE%8B&limit=100");
        String with = "";
        String without = "";
        for (Members hit : page.objects("organisations")) {
            boolean hasRecords = city.client()
                            .get("organisations/" + hit.text("uscc") + "/records")
                            .number("count")
                    > 0;
            if (hasRecords) with = hit.text("uscc");
            else without = hit.text("uscc");
        }
        Ended organisation = verify(proof("organisation", with));
        assertEquals(0, organisation.exit(), organisation.output());
        assertEquals(List.of("identity/organisation/" + with), paths(organisation, true));

        String record = city.client()
                .get("organisations/" + with + "/records")
                .objects("records")
                .getFirst()
                .text("id");
        Ended shown = verify(proof("record", record));
        assertEquals(0, shown.exit(), shown.output());
        assertTrue(paths(shown, true).getFirst().endsWith("/" + record));
        assertTrue(shown.tree().containsKey("content"), "the content of a displayed record is proven with it");

        Ended absence = verify(proof("records", without));
        assertEquals(0, absence.exit(), absence.output());
        assertEquals(List.of("credit/subject/" + without), paths(absence, false));
    }

    @Test
    void a_changed_byte_is_refused_with_its_code() throws IOException, InterruptedException {
        String company = city.client()
                .get("organisations?name=%E7%A4%BA%E4%BE%8B&limit=1")
                .objects("organisations")
                .getFirst()
                .text("uscc");
        String proof = Files.readString(proof("organisation", company));
        Map<String, String> changes = new TreeMap<>();
        changes.put("PF-001", proof + "\n");
        changes.put("PF-002", proof.replace("chengxin-proof-1", "chengxin-proof-2"));
        changes.put("PF-010", proof.replace("{\"chain\":\"e", "{\"chain\":\"f"));
        changes.put("PF-030", proof.replace("\"name\":\"示例", "\"name\":\"示列"));
        changes.put("PF-012", proof.replaceFirst("\"height\":(\\d+)", "\"height\":1$1"));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertNotEquals(proof, change.getValue(), change.getKey());
            Path file = scratch.resolve("changed-" + change.getKey() + ".json");
            Files.writeString(file, change.getValue());
            Ended refused = verify(file);
            assertEquals(4, refused.exit(), refused.output());
            assertEquals(change.getKey(), refused.tree().get("code"));
        }
    }

    private Path proof(String kind, String id) throws IOException, InterruptedException {
        Path file = scratch.resolve(kind + "-" + id + "-" + System.nanoTime() + ".json");
        Ended fetched = city.run("proof", kind, id, "--out", file.toString());
        assertEquals(0, fetched.exit(), fetched.errors());
        return file;
    }

    private Ended verify(Path proof) throws IOException, InterruptedException {
        String genesis = city.data().resolve("genesis.json").toString();
        return StoryCity.runAlone(scratch, "verify", proof.toString(), "--genesis", genesis, "--json");
    }

    /** The paths of the facts that were proven to be there, or not to be. */
    private static List<String> paths(Ended verified, boolean present) {
        List<String> paths = new ArrayList<>();
        if (verified.tree().get("facts") instanceof List<?> facts)
            for (Object fact : facts)
                if (fact instanceof Map<?, ?> members && members.containsKey("value") == present)
                    paths.add(String.valueOf(members.get("path")));
        return paths;
    }

    @Test
    void the_same_files_again_change_nothing() throws IOException, InterruptedException {
        String before = city.facts();
        Ended again = importing("registrations", "clean");
        assertEquals(0, again.exit(), again.errors());
        assertEquals(0, again.number("committed"));
        assertEquals(COMPANIES, again.number("unchanged"));
        Ended dirty = importing("penalties", "dirty");
        assertEquals(3, dirty.exit(), dirty.errors());
        assertEquals(0, dirty.number("committed") + dirty.number("held"));
        assertEquals(refusals(penalties), refusals(dirty));
        assertEquals(before, city.facts());
    }

    @Test
    void a_proof_starts_at_a_block_that_was_written_down_long_ago() throws IOException, InterruptedException {
        var first = new TrustedBlock(1, city.client().lightBlock(1).header().hash());
        String company = ExampleCity.company(1).text();
        Path proof = scratch.resolve("trusted.json");
        Ended fetched =
                city.run("proof", "organisation", company, "--trusted", first.toString(), "--out", proof.toString());
        assertEquals(0, fetched.exit(), fetched.errors());
        assertEquals(0, verified(proof, first).exit());
        Path without = scratch.resolve("untrusted.json");
        city.run("proof", "organisation", company, "--out", without.toString());
        Ended refused = verified(without, first);
        assertEquals(4, refused.exit());
        assertTrue(refused.output().contains("PF-024"), refused.output());
    }

    private Ended verified(Path proof, TrustedBlock trusted) throws IOException, InterruptedException {
        return StoryCity.runAlone(scratch, "verify", proof.toString(), "--trusted", trusted.toString());
    }

    @Test
    void another_history_than_the_one_that_is_trusted_is_noticed_when_the_proof_is_fetched()
            throws IOException, InterruptedException {
        Path proof = scratch.resolve("other.json");
        String other = "1:" + "0".repeat(64);
        Ended refused = city.run(
                "proof", "organisation", ExampleCity.company(1).text(), "--trusted", other, "--out", proof.toString());
        assertEquals(4, refused.exit(), refused.errors());
        assertTrue(refused.errors().contains("block 1 is not the one that you trust"), refused.errors());
        assertFalse(Files.exists(proof));
    }

    @Test
    void after_kill_9_everything_is_there_and_the_blocks_are_the_same() throws IOException, InterruptedException {
        String facts = city.facts();
        long height = city.client().get("status").number("height");
        byte[] block = city.get("blocks/" + height).body();
        byte[] genesis = city.get("genesis").body();
        city.killAndStart();
        assertEquals(facts, city.facts());
        assertTrue(city.client().get("status").number("height") >= height);
        assertArrayEquals(block, city.get("blocks/" + height).body());
        assertArrayEquals(genesis, Files.readAllBytes(city.data().resolve("genesis.json")));
        assertEquals("running", city.client().get("status").object("health").text("state"));
        String log = Files.readString(scratch.resolve("city.log"), StandardCharsets.UTF_8);
        assertTrue(!log.contains("Exception"), log);
    }

    @Test
    void a_second_node_on_the_same_data_directory_is_refused_and_disturbs_nothing()
            throws IOException, InterruptedException {
        Ended second = StoryCity.runAlone(scratch, "up", "--data", city.data().toString(), "--port", "0");
        assertEquals(8, second.exit(), second.errors());
        assertTrue(second.errors().contains("ND-003"), second.errors());
        assertEquals(200, city.get("readyz").statusCode());
    }
}
