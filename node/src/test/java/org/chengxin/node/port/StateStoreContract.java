package org.chengxin.node.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.junit.jupiter.api.Test;

/** What every state store promises. */
public abstract class StateStoreContract {

    /** An empty store, which the test closes. */
    protected abstract StateStore open();

    /** SHA-256 of a text. */
    protected static Bytes hash(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(UTF_8)));
    }

    private static Bytes bytes(String text) {
        return Bytes.owned(text.getBytes(UTF_8));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.shared(), UTF_8);
    }

    /** A value written at a path. */
    protected static LeafWrite put(String path, String value) {
        return new LeafWrite(hash(path), path, Optional.of(bytes(value)));
    }

    /** A path whose value goes. */
    protected static LeafWrite remove(String path) {
        return new LeafWrite(hash(path), path, Optional.empty());
    }

    /** The batch of a height with these writes and no transaction. */
    protected static StateBatch batch(long height, LeafWrite... writes) {
        return batch(height, List.of(), writes);
    }

    /** The batch of a height with these transactions and writes. */
    protected static StateBatch batch(long height, List<IndexedTransaction> transactions, LeafWrite... writes) {
        return new StateBatch(committed(height), List.of(writes), transactions);
    }

    /** What the state is after a height of this test. */
    protected static Committed committed(long height) {
        return new Committed(height, 1_000_000 + height, hash("root " + height), hash("results " + height));
    }

    /** The text at a path. */
    protected static Optional<String> text(StateStore store, String path) {
        return store.get(path).map(value -> new String(value, UTF_8));
    }

    @Test
    void a_new_store_is_the_state_after_nothing() {
        try (StateStore store = open()) {
            assertEquals(Optional.empty(), store.committed());
            assertEquals(Optional.empty(), store.get("chain"));
            assertEquals(List.of(), paths(store, 0, 255));
        }
    }

    @Test
    void a_committed_value_is_found_by_path_and_by_hash() {
        try (StateStore store = open()) {
            store.commit(batch(0, put("chain", "{\"chain\":\"test\"}")));
            assertEquals(Optional.of("{\"chain\":\"test\"}"), text(store, "chain"));
            Leaf leaf = store.leaf(hash("chain")).orElseThrow();
            assertEquals("chain", leaf.path());
            assertEquals(bytes("{\"chain\":\"test\"}"), leaf.value());
        }
    }

    @Test
    void a_removed_value_is_not_found() {
        try (StateStore store = open()) {
            store.commit(batch(0, put("a", "1"), put("b", "2")));
            store.commit(batch(1, remove("a"), put("b", "3")));
            assertEquals(Optional.empty(), store.get("a"));
            assertEquals(Optional.of("3"), text(store, "b"));
            assertEquals(List.of("b"), paths(store, 0, 255));
        }
    }

    @Test
    void the_height_belongs_to_the_batch() {
        try (StateStore store = open()) {
            store.commit(batch(0, put("a", "1")));
            assertEquals(Optional.of(committed(0)), store.committed());
            store.commit(batch(1));
            assertEquals(Optional.of(committed(1)), store.committed());
        }
    }

    @Test
    void a_transaction_is_found_with_its_first_place_and_result() {
        try (StateStore store = open()) {
            var accepted = new IndexedTransaction(TransactionId.of(hash("one")), 7, 3, TransactionResult.accepted());
            var refused = new IndexedTransaction(
                    TransactionId.of(hash("two")), 7, 4, new TransactionResult(TransactionResult.REFUSED, "CR-001"));
            store.commit(batch(7, List.of(accepted, refused)));
            assertEquals(Optional.of(accepted), store.transaction(accepted.id()));
            assertEquals(Optional.of(refused), store.transaction(refused.id()));
            assertEquals(Optional.empty(), store.transaction(TransactionId.of(hash("three"))));
        }
    }

    @Test
    void scanning_gives_every_value_once_in_the_order_of_key_hashes() {
        try (StateStore store = open()) {
            var expected = new TreeMap<Bytes, String>();
            var writes = new ArrayList<LeafWrite>();
            for (int i = 0; i < 1_000; i++) {
                writes.add(put("path/" + i, "\"" + i + "\""));
                expected.put(hash("path/" + i), "path/" + i);
            }
            store.commit(batch(0, writes.toArray(new LeafWrite[0])));
            assertEquals(List.copyOf(expected.values()), paths(store, 0, 255));
            var inParts = new ArrayList<String>();
            for (int part = 0; part < 256; part += 64) inParts.addAll(paths(store, part, part + 63));
            assertEquals(List.copyOf(expected.values()), inParts);
        }
    }

    @Test
    void a_scan_sees_one_moment_though_commits_go_on() {
        try (StateStore store = open()) {
            store.commit(batch(0, put("a", "1"), put("b", "1"), put("c", "1")));
            var seen = new ArrayList<String>();
            store.scan(0, 255, (keyHash, leaf) -> {
                store.commit(batch(1 + seen.size(), put("a", "2"), put("b", "2"), put("c", "2"), put("d", "2")));
                seen.add(leaf.path() + text(leaf.value()));
            });
            seen.sort(Comparator.naturalOrder());
            assertEquals(List.of("a1", "b1", "c1"), seen);
        }
    }

    @Test
    void random_histories_end_in_what_was_written_last() {
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            var expected = new TreeMap<String, String>();
            try (StateStore store = open()) {
                for (int height = 0; height < 40; height++) {
                    var writes = new TreeMap<String, LeafWrite>();
                    for (int i = 0; i < 30; i++) {
                        String path = "p/" + random.nextInt(200);
                        boolean gone = expected.containsKey(path) && random.nextInt(3) == 0;
                        writes.put(path, gone ? remove(path) : put(path, "\"" + height + "-" + i + "\""));
                    }
                    writes.forEach((path, write) -> write.value()
                            .ifPresentOrElse(value -> expected.put(path, text(value)), () -> expected.remove(path)));
                    store.commit(batch(height, writes.values().toArray(new LeafWrite[0])));
                }
                var found = new TreeMap<String, String>();
                store.scan(0, 255, (keyHash, leaf) -> found.put(leaf.path(), text(leaf.value())));
                assertEquals(expected, found, "seed " + seed);
            }
        }
    }

    @Test
    void readers_beside_the_one_who_commits_see_whole_values() throws InterruptedException {
        try (StateStore store = open()) {
            store.commit(batch(0, put("a", "0".repeat(500))));
            var wrong = new AtomicReference<String>();
            var done = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().start(() -> {
                while (done.getCount() > 0) {
                    String value = text(store, "a").orElse("");
                    if (value.length() != 500 || value.chars().distinct().count() != 1) wrong.set(value);
                }
            });
            for (int height = 1; height <= 300; height++)
                store.commit(batch(
                        height,
                        put("a", String.valueOf((char) ('0' + height % 10)).repeat(500))));
            done.countDown();
            reader.join();
            assertEquals(null, wrong.get());
            assertTrue(text(store, "a").isPresent());
        }
    }

    /** Paths in the order of a scan. */
    protected static List<String> paths(StateStore store, int firstByte, int lastByte) {
        var paths = new ArrayList<String>();
        store.scan(firstByte, lastByte, (keyHash, leaf) -> paths.add(leaf.path()));
        return paths;
    }
}
