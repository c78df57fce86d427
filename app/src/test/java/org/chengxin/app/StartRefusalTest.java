package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chengxin.sdk.Passphrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a node from being opened or restored is said with its code. */
class StartRefusalTest {

    @TempDir
    private Path folder;

    @Test
    void a_genesis_that_is_none_opens_no_node() throws IOException {
        try (DataDirectory data = DataDirectory.take(folder.resolve("data"))) {
            PrivateFiles.write(data.genesis(), "{}");
            Keys keys = new Keys(data.keys(), Passphrase.NONE);
            assertRefused("UP-006", () -> RunningNode.open(data, keys, Settings.of(Map.of()), Optional.empty()));
        }
    }

    @Test
    void nothing_is_restored_over_what_exists() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        assertRefused("UP-014", () -> new Restore(folder.resolve("node.zip"), there).run());
    }

    @Test
    void a_file_that_is_no_backup_restores_nothing() throws IOException {
        Path backup = Files.writeString(folder.resolve("node.zip"), "no backup");
        Path target = folder.resolve("target");
        assertRefused("UP-013", () -> new Restore(backup, target).run());
        assertFalse(Files.exists(target));
    }

    private static void assertRefused(String code, Executable attempt) {
        assertEquals(code, assertThrows(CannotStart.class, attempt).code());
    }
}
