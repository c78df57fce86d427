package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which executables are taken. That Go builds a right one, the stories show. */
class CometBftProgramTest {

    private static final String LINE =
            "mod\tgithub.com/cometbft/cometbft\tv0.38.21\th1:qcIJSH9LiwU5s6ZgKR5eRbsLNucbubfraDs5bzgjtOI=\n";

    @TempDir
    private Path folder;

    @Test
    void without_go_the_line_says_what_to_install() {
        var refused = assertThrows(
                ProcessException.class,
                () -> CometBftProgram.installed(
                        folder.resolve("cache"), Map.of("PATH", folder.toString()), said -> fail(said)));
        assertEquals("CP-001", refused.reason().code());
        assertTrue(String.valueOf(refused.getMessage()).contains("https://go.dev/dl"), refused.getMessage());
    }

    @Test
    void a_build_that_fails_says_what_go_said() throws IOException {
        executable(folder.resolve("go"), "#!/bin/sh\necho no proxy >&2\nexit 1\n");
        var refused = assertThrows(
                ProcessException.class,
                () -> CometBftProgram.installed(
                        folder.resolve("cache"), Map.of("PATH", folder.toString()), said -> {}));
        assertEquals("CP-002", refused.reason().code());
        assertTrue(String.valueOf(refused.getMessage()).contains("no proxy"), refused.getMessage());
    }

    @Test
    void what_go_built_is_kept_and_not_built_again() throws IOException {
        executable(
                folder.resolve("go"),
                "#!/bin/sh\nprintf '" + LINE.replace("\t", "\\t").replace("\n", "\\n")
                        + "' >\"$GOBIN/cometbft\"\n/bin/chmod 755 \"$GOBIN/cometbft\"\n");
        Path cache = folder.resolve("cache");
        List<String> said = new ArrayList<>();
        CometBftProgram first = CometBftProgram.installed(cache, Map.of("PATH", folder.toString()), said::add);
        assertEquals(cache.resolve("v0.38.21/cometbft"), first.executable());
        assertEquals(1, said.size());
        assertEquals(first, CometBftProgram.installed(cache, Map.of(), said::add));
        assertEquals(1, said.size());
    }

    @Test
    void another_release_other_sources_and_nothing_are_refused_and_the_pinned_one_is_found_wherever_it_stands()
            throws IOException {
        Path file = folder.resolve("program");
        for (String other : List.of("", LINE.replace("v0.38.21", "v0.38.20"), LINE.replace("qcIJ", "qcIK"))) {
            executable(file, other);
            var refused = assertThrows(ProcessException.class, () -> CometBftProgram.at(file));
            assertEquals("CP-003", refused.reason().code());
        }
        assertThrows(ProcessException.class, () -> CometBftProgram.at(folder.resolve("missing")));
        for (int before : List.of(0, 1, 65_500, 65_536, 131_000, 200_000)) {
            executable(file, "m".repeat(before) + LINE);
            assertEquals(file, CometBftProgram.at(file).executable(), before + " bytes before");
        }
    }

    private static void executable(Path file, String content) throws IOException {
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
