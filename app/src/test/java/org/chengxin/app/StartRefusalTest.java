package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    @Test
    void without_room_nothing_is_taken_or_founded() {
        // Nothing can be kept there, so there is no room at all.
        assertRefused("UP-010", () -> City.start(Path.of("/proc/self/none"), Map.of("port", "0")));
    }

    @Test
    void a_node_starts_with_half_of_its_reserve_and_not_with_less() {
        long half = 256L << 20;
        assertEquals(Optional.empty(), Room.against(folder, half, 512));
        CannotStart refused = Room.against(folder, half - 1, 512).orElseThrow();
        assertEquals("UP-010", refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("has 255 MiB free"), refused.getMessage());
    }

    @Test
    void a_taken_port_makes_no_folder_and_changes_none() throws IOException {
        Path fresh = folder.resolve("new");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> taken =
                    Map.of("port", Integer.toString(other.getLocalPort()), "disk.reserve-megabytes", "1");
            assertRefused("UP-003", () -> City.start(fresh, taken));
            assertRefused("UP-003", () -> City.start(empty, taken));
        }
        assertFalse(Files.exists(fresh));
        try (Stream<Path> files = Files.list(empty)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static void assertRefused(String code, Executable attempt) {
        assertEquals(code, assertThrows(CannotStart.class, attempt).code());
    }
}
