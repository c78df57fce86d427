package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.port.StateStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class RocksStateStoreTest extends StateStoreContract {

    static final Identity IDENTITY = new Identity("test", hash("genesis"));
    static final Memory LITTLE = new Memory(8 << 20, 6 << 20);

    @TempDir
    Path directory;

    private final AtomicInteger stores = new AtomicInteger();

    @Override
    protected StateStore open() {
        return open(directory.resolve("state" + stores.incrementAndGet()), IDENTITY);
    }

    private static RocksStateStore open(Path where, Identity identity) {
        return RocksStateStore.open(where, identity, LITTLE);
    }

    @Test
    void what_was_committed_is_there_after_closing_and_opening_again() {
        var transaction = new IndexedTransaction(TransactionId.of(hash("one")), 1, 0, TransactionResult.accepted());
        Path where = directory.resolve("state");
        try (StateStore store = open(where, IDENTITY)) {
            store.commit(batch(0, put("a", "1"), put("b", "1")));
            store.commit(batch(1, List.of(transaction), put("a", "2"), remove("b")));
        }
        try (StateStore store = open(where, IDENTITY)) {
            assertEquals(Optional.of(committed(1)), store.committed());
            assertEquals(Optional.of("2"), text(store, "a"));
            assertEquals(Optional.empty(), store.get("b"));
            assertEquals(Optional.of(transaction), store.transaction(transaction.id()));
        }
    }

    @Test
    void what_was_committed_is_there_when_the_process_dies_without_closing() throws IOException {
        Path where = directory.resolve("state");
        Path asFoundAfterTheCrash = directory.resolve("crashed");
        try (StateStore store = open(where, IDENTITY)) {
            store.commit(batch(0, put("a", "1")));
            store.commit(batch(1, put("a", "2")));
            copy(where, asFoundAfterTheCrash);
        }
        try (StateStore store = open(asFoundAfterTheCrash, IDENTITY)) {
            assertEquals(Optional.of(committed(1)), store.committed());
            assertEquals(Optional.of("2"), text(store, "a"));
        }
    }

    @Test
    void a_write_ahead_log_cut_anywhere_leaves_whole_batches() throws IOException {
        Path where = directory.resolve("state");
        try (StateStore store = open(where, IDENTITY)) {
            for (int height = 0; height < 20; height++)
                store.commit(batch(height, put("a", "\"" + height + "\""), put("b", "\"" + height + "\"")));
            for (int cut = 1; cut <= 2_000; cut += 137) {
                Path crashed = directory.resolve("cut" + cut);
                copy(where, crashed);
                cutLog(crashed, cut);
                try (StateStore left = open(crashed, IDENTITY)) {
                    long height = left.committed().orElseThrow().height();
                    assertEquals(Optional.of("\"" + height + "\""), text(left, "a"), "cut by " + cut);
                    assertEquals(Optional.of("\"" + height + "\""), text(left, "b"), "cut by " + cut);
                }
            }
        }
    }

    @Test
    void a_state_of_another_chain_is_refused() {
        Path where = directory.resolve("state");
        open(where, IDENTITY).close();
        assertReason(NodeReason.STATE_MUST_BE_OF_THIS_CHAIN, where, new Identity("other", IDENTITY.genesisRoot()));
        assertReason(NodeReason.STATE_MUST_BE_OF_THIS_CHAIN, where, new Identity("test", hash("another genesis")));
        open(where, IDENTITY).close();
    }

    @Test
    void a_state_in_a_newer_format_is_refused() throws RocksDBException {
        Path where = directory.resolve("state");
        open(where, IDENTITY).close();
        try (var options = new org.rocksdb.DBOptions();
                var family = new org.rocksdb.ColumnFamilyOptions()) {
            var handles = new java.util.ArrayList<org.rocksdb.ColumnFamilyHandle>();
            var all = List.of(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                    new ColumnFamilyDescriptor("leaves".getBytes(UTF_8), family),
                    new ColumnFamilyDescriptor("transactions".getBytes(UTF_8), family));
            try (RocksDB rocks = RocksDB.open(options, where.toString(), all, handles)) {
                rocks.put("format".getBytes(UTF_8), "chengxin-state-2".getBytes(UTF_8));
                handles.forEach(org.rocksdb.ColumnFamilyHandle::close);
            }
        }
        assertReason(NodeReason.FORMAT_MUST_BE_KNOWN, where, IDENTITY);
    }

    @Test
    void a_database_with_a_part_that_we_do_not_know_is_refused() throws RocksDBException, IOException {
        Path where = Files.createDirectory(directory.resolve("state"));
        try (var options = new Options().setCreateIfMissing(true);
                RocksDB rocks = RocksDB.open(options, where.toString());
                var family = rocks.createColumnFamily(new ColumnFamilyDescriptor("pages".getBytes(UTF_8)))) {
            rocks.put(family, new byte[] {1}, new byte[] {1});
        }
        assertReason(NodeReason.FORMAT_MUST_BE_KNOWN, where, IDENTITY);
    }

    @Test
    void a_directory_with_other_files_is_refused_and_left_alone() throws IOException {
        Path where = Files.createDirectory(directory.resolve("state"));
        Files.writeString(where.resolve("photo.txt"), "not a database");
        assertReason(NodeReason.STORE_MUST_BE_READABLE, where, IDENTITY);
        try (var files = Files.list(where)) {
            assertEquals(List.of(where.resolve("photo.txt")), files.toList());
        }
    }

    @Test
    void a_damaged_database_is_refused() throws IOException {
        Path where = directory.resolve("state");
        open(where, IDENTITY).close();
        Files.writeString(where.resolve("CURRENT"), "MANIFEST-999999\n");
        assertReason(NodeReason.STORE_MUST_BE_READABLE, where, IDENTITY);
    }

    @Test
    void two_nodes_never_use_one_directory() {
        Path where = directory.resolve("state");
        try (StateStore first = open(where, IDENTITY)) {
            assertReason(NodeReason.DIRECTORY_MUST_BE_FREE, where, IDENTITY);
            first.commit(batch(0, put("a", "1")));
            assertEquals(Optional.of("1"), text(first, "a"));
        }
    }

    @Test
    void a_copy_made_while_in_use_opens_as_the_state_of_that_moment() {
        Path where = directory.resolve("state");
        Path copy = directory.resolve("copy");
        try (RocksStateStore store = open(where, IDENTITY)) {
            store.commit(batch(0, put("a", "1")));
            store.copyTo(copy);
            store.commit(batch(1, put("a", "2")));
            try (StateStore copied = open(copy, IDENTITY)) {
                assertEquals(Optional.of(committed(0)), copied.committed());
                assertEquals(Optional.of("1"), text(copied, "a"));
            }
        }
    }

    @Test
    void a_closed_store_says_so_instead_of_touching_what_is_gone() {
        StateStore store = open();
        store.close();
        store.close();
        assertThrows(IllegalStateException.class, () -> store.get("a"));
        assertThrows(IllegalStateException.class, () -> store.commit(batch(0, put("a", "1"))));
    }

    @Test
    void rows_keep_long_paths_and_values() {
        String path = "credit/record/" + "x".repeat(300);
        try (StateStore store = open()) {
            store.commit(batch(0, put(path, "v".repeat(70_000))));
            assertEquals(Optional.of("v".repeat(70_000)), text(store, path));
            assertEquals(path, store.leaf(hash(path)).orElseThrow().path());
        }
    }

    private static void assertReason(NodeReason reason, Path where, Identity identity) {
        NodeException refusal = assertThrows(NodeException.class, () -> open(where, identity));
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static void cutLog(Path where, int bytes) throws IOException {
        try (var files = Files.list(where)) {
            Path log = files.filter(file -> file.toString().endsWith(".log"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
            byte[] content = Files.readAllBytes(log);
            assertTrue(content.length > bytes, "there is that much to cut");
            Files.write(log, Bytes.of(content).toArray());
            try (var channel = java.nio.channels.FileChannel.open(log, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(content.length - bytes);
            }
        }
    }
}
