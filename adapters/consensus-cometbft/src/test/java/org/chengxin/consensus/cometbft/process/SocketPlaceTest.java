package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {

    @TempDir
    private Path folder;

    @Test
    void the_socket_is_in_the_folder_as_long_as_a_socket_can_have_such_a_path() throws IOException {
        Path longest = home(SocketPlace.MOST_BYTES);
        assertEquals(longest.resolve("abci.sock"), place(longest));
        assertOwnersOnly(longest);
        assertListens(place(longest));
    }

    @Test
    void a_folder_that_was_there_and_open_to_others_is_closed_to_them() throws IOException {
        Path home = Files.createDirectory(home(SocketPlace.MOST_BYTES));
        for (String wider : List.of("rwxrwxrwx", "rwx--x--x", "rwx------")) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(wider));
            assertListens(place(home));
            assertOwnersOnly(home);
        }
    }

    @Test
    void a_folder_that_lies_elsewhere_is_closed_to_others_there() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createSymbolicLink(home(SocketPlace.MOST_BYTES), elsewhere);
        assertListens(place(home));
        assertOwnersOnly(elsewhere);
    }

    @Test
    void with_a_longer_path_it_is_in_a_private_folder_that_the_next_start_finds_again() throws IOException {
        Path home = home(SocketPlace.MOST_BYTES + 1);
        Path socket = place(home);
        Path own = parent(socket);
        assertEquals(folder.resolve("tmp"), own.getParent());
        assertOwnersOnly(own);
        assertListens(socket);
        assertEquals(socket, place(home));
        assertNotEquals(socket, place(home.resolve("other")));
    }

    @Test
    void bytes_count_and_not_characters() throws IOException {
        Path home = folder.resolve("诚".repeat(30));
        assertTrue(home.resolve("abci.sock").toString().length() < SocketPlace.MOST_BYTES);
        assertTrue(place(home).startsWith(folder.resolve("tmp")));
    }

    @Test
    void a_folder_that_others_may_open_or_have_put_elsewhere_is_refused() throws IOException {
        Path home = home(SocketPlace.MOST_BYTES + 1);
        Path own = parent(place(home));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThrows(IOException.class, () -> place(home));
        Files.delete(own);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(own, elsewhere);
        assertThrows(IOException.class, () -> place(home));
        Files.delete(own);
        assertOwnersOnly(parent(place(home)));
    }

    @Test
    void what_is_in_the_way_is_named_with_its_reason_and_what_helps() throws IOException {
        Path home = home(SocketPlace.MOST_BYTES + 1);
        Path own = parent(place(home));
        String helps =
                "; remove it, or choose a data directory whose path is shorter: the socket in it has a path of 107"
                        + " bytes, and 106 are the most";
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(own + " is open to others (rwxr-xr-x)" + helps, refusal(home));
        Files.delete(own);
        Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("elsewhere")));
        assertEquals(own + " is no folder" + helps, refusal(home));
        Files.delete(own);
        Files.createFile(own);
        assertEquals(own + " is no folder" + helps, refusal(home));
    }

    @Test
    void a_file_where_the_folder_of_cometbft_would_be_is_named_with_its_reason() throws IOException {
        Path home = Files.createFile(home(SocketPlace.MOST_BYTES));
        assertEquals(home + ": is no folder", refusal(home));
    }

    private String refusal(Path home) {
        return String.valueOf(assertThrows(IOException.class, () -> place(home)).getMessage());
    }

    /** A folder whose socket has a path of so many bytes. */
    private Path home(int bytes) {
        int left = bytes - folder.resolve("x").resolve("abci.sock").toString().getBytes(StandardCharsets.UTF_8).length;
        return folder.resolve("x".repeat(left + 1));
    }

    private Path place(Path home) throws IOException {
        return SocketPlace.of(home, Files.createDirectories(folder.resolve("tmp")));
    }

    private static Path parent(Path path) {
        return Optional.ofNullable(path.getParent()).orElseThrow();
    }

    private static void assertOwnersOnly(Path folder) throws IOException {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    private static void assertListens(Path socket) throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertTrue(server.bind(UnixDomainSocketAddress.of(socket)).isOpen());
        }
        Files.delete(socket);
    }
}
