package org.chengxin.store.rocksdb;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What is said of files that are not opened, and of those that cannot be. */
class DatabaseTest {

    private static final Identity OURS = new Identity("shili-1", Bytes.owned(Sha256.of(new byte[] {1})));
    private static final Identity OTHERS = new Identity("shili-1", Bytes.owned(Sha256.of(new byte[] {2})));

    @TempDir
    private Path folder;

    @Test
    void an_examination_finds_what_opening_would_and_changes_nothing() throws IOException {
        Path state = folder.resolve("state");
        assertDoesNotThrow(() -> RocksStateStore.examine(state, OURS, Memory.forState()));
        assertFalse(Files.exists(state));
        RocksStateStore.open(state, OURS, Memory.forState()).close();
        SortedMap<String, String> before = files(state);
        assertDoesNotThrow(() -> RocksStateStore.examine(state, OURS, Memory.forState()));
        assertEquals(
                NodeReason.STATE_MUST_BE_OF_THIS_CHAIN,
                assertThrows(NodeException.class, () -> RocksStateStore.examine(state, OTHERS, Memory.forState()))
                        .reason());
        assertEquals(
                NodeReason.FORMAT_MUST_BE_KNOWN,
                assertThrows(NodeException.class, () -> RocksContentStore.examine(state, OURS, Memory.forContents()))
                        .reason());
        assertEquals(before, files(state));
        RocksStateStore.open(state, OURS, Memory.forState()).close();
    }

    @Test
    void a_full_disk_is_not_called_damage() {
        var full = new RocksDBException(
                new Status(Status.Code.IOError, Status.SubCode.NoSpace, "No space left on device"));
        var said = assertInstanceOf(UncheckedIOException.class, Database.refusal(folder, full));
        assertTrue(String.valueOf(said.getMessage()).contains("no space is left"), said.toString());
        var bad = new RocksDBException(new Status(Status.Code.Corruption, Status.SubCode.None, "bad block"));
        assertEquals(
                NodeReason.STORE_MUST_BE_READABLE,
                assertInstanceOf(NodeException.class, Database.refusal(folder, bad))
                        .reason());
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                found.put(
                        folder.relativize(file).toString(),
                        Bytes.owned(Sha256.of(Files.readAllBytes(file))).toHex());
        }
        return found;
    }
}
