package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.content.ContentStore;
import org.chengxin.content.ContentStoreContract;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class RocksContentStoreTest extends ContentStoreContract {

    private static final Memory LITTLE = new Memory(8 << 20, 6 << 20);
    private static final Identity IDENTITY = new Identity("test", hash("genesis"));

    @TempDir
    Path directory;

    private final AtomicInteger stores = new AtomicInteger();

    @Override
    protected ContentStore open() {
        return open(directory.resolve("content" + stores.incrementAndGet()));
    }

    private static RocksContentStore open(Path where) {
        return RocksContentStore.open(where, IDENTITY, LITTLE);
    }

    @Test
    void what_was_put_survives_a_loss_of_power() throws IOException {
        Path where = directory.resolve("content");
        Path found = directory.resolve("after the loss");
        StoredContent content = content("record", "a permit");
        try (ContentStore store = open(where)) {
            store.put(List.of(content));
            RocksStateStoreTest.copy(where, found);
        }
        try (ContentStore store = open(found)) {
            assertEquals(Optional.of(content), store.find(content.holding().commitment()));
        }
    }

    @Test
    void a_text_that_is_there_is_found_in_the_files() throws IOException {
        Path where = directory.resolve("content");
        try (ContentStore store = open(where)) {
            store.put(List.of(content("record", "planted text")));
            assertTrue(anyFileHolds(where, "planted text"));
        }
    }

    @Test
    void no_file_holds_a_byte_of_what_was_destroyed_right_after_it_came() throws IOException {
        Path where = directory.resolve("content");
        try (ContentStore store = open(where)) {
            StoredContent content = content("record", "planted text");
            store.put(List.of(content, content("other", "another text")));
            store.destroy(List.of(content.holding()));
            assertFalse(anyFileHolds(where, "planted text"));
            assertTrue(anyFileHolds(where, "another text"));
        }
    }

    @Test
    void no_file_holds_a_byte_of_what_was_destroyed_long_after_it_came() throws IOException {
        Path where = directory.resolve("content");
        List<StoredContent> planted = plant(where);
        try (ContentStore store = open(where)) {
            store.destroy(planted.stream().map(StoredContent::holding).toList());
            assertFalse(anyFileHolds(where, "planted"));
            assertTrue(anyFileHolds(where, "other text 4999"));
            assertEquals(5_000, holdings(store).size());
        }
        assertFalse(anyFileHolds(where, "planted"));
    }

    @Test
    void many_are_destroyed_as_thoroughly_as_few() throws IOException {
        Path where = directory.resolve("content");
        List<StoredContent> planted = new ArrayList<>();
        try (ContentStore store = open(where)) {
            for (int i = 0; i < 300; i++) planted.add(content("planted record " + i, "planted text " + i));
            store.put(planted);
            store.put(List.of(content("other", "other text")));
            store.destroy(planted.stream().map(StoredContent::holding).toList());
            assertFalse(anyFileHolds(where, "planted"));
            assertTrue(anyFileHolds(where, "other text"));
        }
    }

    @Test
    void what_another_record_shows_stays_in_the_files() throws IOException {
        Path where = directory.resolve("content");
        try (ContentStore store = open(where)) {
            StoredContent first = content("record", "shared text");
            store.put(List.of(first, content("record of another publisher", "shared text")));
            store.destroy(List.of(first.holding()));
            assertTrue(anyFileHolds(where, "shared text"));
            assertTrue(store.find(first.holding().commitment()).isPresent());
        }
    }

    @Test
    void a_destruction_that_was_cut_short_is_finished_at_the_next_start() throws IOException, RocksDBException {
        Path where = directory.resolve("content");
        List<StoredContent> planted = plant(where);
        deleteRowsOnly(where, planted);
        assertTrue(anyFileHolds(where, "planted"), "deleting rows leaves their bytes");
        open(where).close();
        assertFalse(anyFileHolds(where, "planted"));
    }

    @Test
    void destroying_waits_for_those_who_read() throws Exception {
        Path where = directory.resolve("content");
        List<StoredContent> planted = plant(where);
        try (ContentStore store = open(where)) {
            var reading = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            List<Holding> seen = new ArrayList<>();
            Thread reader = Thread.ofPlatform()
                    .start(() -> store.forEachHolding(holding -> {
                        seen.add(holding);
                        reading.countDown();
                        await(goOn);
                    }));
            reading.await();
            Thread destroyer = Thread.ofPlatform()
                    .start(() -> store.destroy(
                            planted.stream().map(StoredContent::holding).toList()));
            goOn.countDown();
            destroyer.join();
            reader.join();
            assertEquals(5_000 + planted.size(), seen.size(), "the reader saw one moment");
            assertFalse(anyFileHolds(where, "planted"));
        }
    }

    @Test
    void contents_may_come_while_others_are_destroyed() throws Exception {
        Path where = directory.resolve("content");
        try (ContentStore store = open(where)) {
            List<StoredContent> planted = new ArrayList<>();
            for (int i = 0; i < 20; i++) planted.add(content("planted record " + i, "planted text " + i));
            store.put(planted);
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 3_000; i++)
                    store.put(List.of(content("record " + i, "other text " + i + " ".repeat(5_000))));
            });
            for (StoredContent one : planted) {
                store.destroy(List.of(one.holding()));
                assertFalse(anyFileHolds(where, new String(one.content().bytes().shared(), UTF_8)));
            }
            writer.join();
            assertFalse(anyFileHolds(where, "planted text"));
            assertEquals(3_000, holdings(store).size());
        }
    }

    @Test
    void contents_of_another_chain_are_refused() {
        Path where = directory.resolve("content");
        open(where).close();
        var other = new Identity("other", IDENTITY.genesisRoot());
        NodeException refusal = assertThrows(NodeException.class, () -> RocksContentStore.open(where, other, LITTLE));
        assertEquals(NodeReason.STATE_MUST_BE_OF_THIS_CHAIN, refusal.reason());
    }

    @Test
    void two_nodes_never_use_one_directory() {
        Path where = directory.resolve("content");
        try (ContentStore first = open(where)) {
            NodeException refusal = assertThrows(NodeException.class, () -> open(where));
            assertEquals(NodeReason.DIRECTORY_MUST_BE_FREE, refusal.reason());
            assertEquals(List.of(), holdings(first));
        }
    }

    @Test
    void a_copy_made_while_in_use_opens_as_the_contents_of_that_moment() {
        StoredContent content = content("record", "a permit");
        try (RocksContentStore store = open(directory.resolve("content"))) {
            store.put(List.of(content));
            store.copyTo(directory.resolve("copy"));
            store.destroy(List.of(content.holding()));
            try (ContentStore copied = open(directory.resolve("copy"))) {
                assertTrue(copied.holds(content.holding()));
            }
        }
    }

    /** Contents to be destroyed among many others, all in table files of several levels. */
    private static List<StoredContent> plant(Path where) {
        List<StoredContent> planted = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            try (ContentStore store = open(where)) {
                List<StoredContent> added = new ArrayList<>();
                for (int i = 0; i < 1_000; i++)
                    added.add(content("record " + round + "-" + i, "other text " + (1_000 * round + i)));
                StoredContent one = content("planted record " + round, "planted text " + round);
                added.add(one);
                planted.add(one);
                store.put(added);
            }
        }
        return planted;
    }

    /** Does the first step of a destruction only, as if the process had died after it. */
    private static void deleteRowsOnly(Path where, List<StoredContent> planted) throws RocksDBException {
        var handles = new ArrayList<ColumnFamilyHandle>();
        try (var options = new DBOptions();
                var family = new ColumnFamilyOptions();
                RocksDB rocks = RocksDB.open(
                        options,
                        where.toString(),
                        List.of(
                                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                                new ColumnFamilyDescriptor("contents".getBytes(UTF_8), family)),
                        handles)) {
            rocks.put(handles.getFirst(), "destroying".getBytes(UTF_8), "destroying".getBytes(UTF_8));
            for (StoredContent one : planted) {
                byte[] key = new byte[64];
                System.arraycopy(one.holding().commitment().shared(), 0, key, 0, 32);
                System.arraycopy(one.holding().holder().shared(), 0, key, 32, 32);
                rocks.delete(handles.getLast(), key);
            }
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    private static boolean anyFileHolds(Path where, String text) throws IOException {
        try (var files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (read(file).contains(new String(text.getBytes(UTF_8), ISO_8859_1))) return true;
        }
        return false;
    }

    /** What is in a file, nothing if it has gone since it was listed. */
    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
