package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.city.StoryCity.Ended;
import org.chengxin.stories.process.CityProcess;
import org.chengxin.stories.process.Folders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A city does not start on a folder that is not its own, says why with a code, and leaves the folder as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataDirectoryStoryTest {

    private Path scratch = Path.of("");
    private Path ours = Path.of("");
    private Path others = Path.of("");
    /** With records, and with blocks after its first. */
    private Path busy = Path.of("");

    @BeforeAll
    void cities_are_founded_and_stopped(@TempDir Path folder) throws IOException, InterruptedException {
        scratch = folder;
        ours = founded("ours");
        others = founded("others");
        busy = founded("busy", "--demo");
    }

    private Path founded(String name, String... more) throws IOException, InterruptedException {
        Path data = scratch.resolve(name);
        try (StoryCity city = StoryCity.startIn(scratch, data, more)) {
            assertEquals(0, city.stop());
        }
        return data;
    }

    @Test
    void the_state_of_another_chain_is_refused() throws IOException, InterruptedException {
        assertRefused("ND-001", mixed("state"));
    }

    @Test
    void the_log_of_another_chain_is_refused() throws IOException, InterruptedException {
        assertRefused("CE-001", mixed("log"));
    }

    @Test
    void the_genesis_of_another_chain_is_refused() throws IOException, InterruptedException {
        assertRefused("ND-001", mixed("genesis.json", "keys"));
    }

    @Test
    void the_validator_key_of_another_chain_is_refused() throws IOException, InterruptedException {
        assertRefused("CE-014", mixed("keys/validator.jwk"));
    }

    @Test
    void a_genesis_that_nobody_signed_is_refused() throws IOException, InterruptedException {
        Path data = copyOfOurs("unsigned");
        Path genesis = data.resolve("genesis.json");
        Files.writeString(genesis, Files.readString(genesis).replace("Example City", "Example Town"));
        assertRefused("UP-006", "GOV-024", data);
    }

    @Test
    void a_newer_format_is_refused() throws IOException, InterruptedException {
        Path data = copyOfOurs("newer");
        Files.writeString(data.resolve("format"), "2\n");
        assertRefused("ND-002", data);
    }

    @Test
    void a_folder_with_other_things_is_refused() throws IOException, InterruptedException {
        Path data = Files.createDirectory(scratch.resolve("photos"));
        Files.writeString(data.resolve("holiday.txt"), "sea");
        assertRefused("UP-005", data);
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException, InterruptedException {
        Path data = copyOfOurs("open");
        Files.setPosixFilePermissions(
                data.resolve("keys").resolve("operator.jwk"), PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("UP-008", data);
    }

    @Test
    void a_start_that_breaks_off_after_the_city_has_begun_ends() throws IOException, InterruptedException {
        Path data = copyOfOurs("half-way");
        Files.setPosixFilePermissions(
                data.resolve("keys").resolve(ExampleCity.MARKET_REGULATOR.uscc().text() + ".jwk"),
                PosixFilePermissions.fromString("rw-r--r--"));
        Ended ended = StoryCity.runAlone(scratch, "up", "--demo", "--data", data.toString(), "--port", "0");
        assertEquals(8, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.errors().contains("UP-008"), ended.errors());
    }

    @Test
    void two_nodes_do_not_share_a_data_directory() throws IOException, InterruptedException {
        Path data = copyOfOurs("shared");
        try (StoryCity first = StoryCity.startIn(scratch, data)) {
            Ended second = StoryCity.runAlone(scratch, "up", "--data", data.toString(), "--port", "0");
            assertEquals(8, second.exit(), second.output() + second.errors());
            assertTrue(second.errors().contains("ND-003"), second.errors());
            assertEquals(200, first.get("readyz").statusCode());
        }
    }

    @Test
    void nobody_else_may_read_a_file_of_the_data_directory() throws IOException {
        try (Stream<Path> files = Files.walk(ours)) {
            for (Path file : files.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertTrue(rights.endsWith("------"), rights + " " + ours.relativize(file));
            }
        }
    }

    @Test
    void a_configuration_without_end_is_refused() throws IOException, InterruptedException {
        Ended ended = StoryCity.runAlone(
                scratch,
                "up",
                "--config",
                "/dev/zero",
                "--data",
                scratch.resolve("none").toString());
        assertEquals(2, ended.exit(), ended.errors());
        assertTrue(ended.errors().contains("UP-002"), ended.errors());
    }

    @Test
    void a_node_that_is_killed_leaves_nothing_outside_its_folder() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(scratch.resolve("temporary"));
        CityProcess city = CityProcess.start(
                List.of("-Djava.io.tmpdir=" + temporary),
                copyOfOurs("killed"),
                CityProcess.freePort(),
                scratch.resolve("killed.log"));
        city.process().destroyForcibly().waitFor();
        try (Stream<Path> left = Files.walk(temporary)) {
            assertEquals(List.of(temporary), left.toList());
        }
    }

    private Path copyOfOurs(String name) throws IOException {
        return copyOf(ours, name);
    }

    private Path copyOf(Path original, String name) throws IOException {
        Path copy = scratch.resolve(name);
        StoryCity.copy(original, copy);
        return copy;
    }

    /** Our data directory with some of its parts replaced by those of the other city. */
    private Path mixed(String... parts) throws IOException {
        Path data = copyOfOurs("with-other-" + parts[0].replace('/', '-'));
        for (String part : parts) {
            Folders.delete(data.resolve(part));
            StoryCity.copy(others.resolve(part), data.resolve(part));
        }
        return data;
    }

    @Test
    void a_log_that_is_damaged_in_the_middle_is_refused() throws IOException, InterruptedException {
        Path data = copyOf(busy, "damaged");
        Path log = data.resolve("log").resolve("00000000000000000001.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 4] ^= 1;
        Files.write(log, bytes);
        assertRefused("CE-003", data);
    }

    @Test
    void a_restored_node_without_a_fence_is_found_by_the_doctor() throws IOException, InterruptedException {
        Path data = copyOf(busy, "restored");
        assertEquals(List.of(), found(data));
        Files.delete(data.resolve("log").resolve("sign-state"));
        assertEquals(List.of("CE-006"), found(data));
    }

    @Test
    void a_node_that_runs_is_not_examined() throws IOException, InterruptedException {
        Path data = copyOfOurs("running");
        try (StoryCity city = StoryCity.startIn(scratch, data)) {
            assertEquals(200, city.get("readyz").statusCode());
            assertEquals(List.of(), found(data));
        }
    }

    @Test
    void a_taken_port_founds_nothing() throws IOException, InterruptedException {
        Path data = scratch.resolve("new");
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Ended ended = StoryCity.runAlone(scratch, "up", "--data", data.toString(), "--port", port);
            assertEquals(8, ended.exit(), ended.output() + ended.errors());
            assertTrue(ended.errors().contains("UP-003"), ended.errors());
        }
        assertFalse(Files.exists(data));
    }

    /** What the doctor complains of, by its codes; nothing in the folder changes by that. */
    private List<String> found(Path data) throws IOException, InterruptedException {
        SortedMap<String, String> before = everything(data);
        Ended ended = StoryCity.runAlone(scratch, "doctor", "--data", data.toString(), "--port", "0", "--json");
        assertEquals(before.keySet(), everything(data).keySet());
        List<String> codes = new ArrayList<>();
        if (ended.tree().get("findings") instanceof List<?> findings)
            for (Object finding : findings)
                if (finding instanceof Map<?, ?> members && !"".equals(members.get("code")))
                    codes.add(String.valueOf(members.get("code")));
        assertEquals(codes.isEmpty() ? 0 : 8, ended.exit(), ended.output() + ended.errors());
        return codes;
    }

    private void assertRefused(String code, Path data) throws IOException, InterruptedException {
        assertRefused(code, code, data);
    }

    /** The doctor finds a code, and a start says one in one line. */
    private void assertRefused(String found, String code, Path data) throws IOException, InterruptedException {
        SortedMap<String, String> whole = everything(data);
        assertTrue(found(data).contains(found), found);
        assertEquals(whole, everything(data));
        SortedMap<String, String> before = contents(data);
        Ended ended = StoryCity.runAlone(scratch, "up", "--data", data.toString(), "--port", "0");
        assertEquals(8, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.errors().contains(code), ended.errors());
        assertEquals(1, ended.errors().strip().lines().count(), ended.errors());
        assertEquals(before, contents(data));
    }

    /** Hashes of all files that are about the city, by their names; what stores write about themselves is left out. */
    private static SortedMap<String, String> contents(Path data) throws IOException {
        SortedMap<String, String> contents = everything(data);
        for (String part : List.of("logs", "scratch", "state", "content", "lock"))
            contents.keySet().removeIf(name -> name.startsWith(part));
        return contents;
    }

    /** Hashes of all files, by their names. */
    private static SortedMap<String, String> everything(Path data) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                contents.put(
                        data.relativize(file).toString(),
                        Bytes.owned(Sha256.of(Files.readAllBytes(file))).toHex());
        }
        return contents;
    }
}
