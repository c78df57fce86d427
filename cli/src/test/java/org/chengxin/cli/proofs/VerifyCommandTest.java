package org.chengxin.cli.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chengxin.cli.CommandRun;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file is named, the command ends and says with a code what is wrong. */
class VerifyCommandTest {

    private static final String BLOCK = "1:" + "AB".repeat(32);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_proof_without_end_is_refused() {
        assertCode(6, "SDK-009", "verify", "/dev/zero", "--trusted", BLOCK);
    }

    @Test
    void a_genesis_without_end_is_refused() throws IOException {
        assertCode(6, "SDK-009", "verify", proof("{}"), "--genesis", "/dev/zero");
    }

    @Test
    void a_key_without_end_is_refused() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        String authority = ExampleCity.ENVIRONMENT.uscc().text();
        Files.createSymbolicLink(keys.resolve(authority + ".jwk"), Path.of("/dev/zero"));
        assertCode(7, "SDK-002", "key", "show", authority, "--data", folder.toString());
    }

    @Test
    void what_is_no_proof_file_proves_nothing() throws IOException {
        CommandRun run = CommandRun.of("verify", proof("{\"half\":"), "--trusted", BLOCK);
        assertEquals(4, run.code(), run.err());
        assertTrue(run.out().contains("PF-001"), run.out());
    }

    @Test
    void what_is_no_genesis_is_trusted_by_nobody() throws IOException {
        assertEquals(
                6,
                CommandRun.of("verify", proof("{}"), "--genesis", proof("[]")).code());
    }

    private String proof(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "proof", ".json"), text)
                .toString();
    }

    private static void assertCode(int exit, String code, String... command) {
        CommandRun run = assertTimeoutPreemptively(PATIENCE, () -> CommandRun.of(command));
        assertEquals(exit, run.code(), run.err());
        assertTrue(run.err().contains(code), run.err());
    }
}
