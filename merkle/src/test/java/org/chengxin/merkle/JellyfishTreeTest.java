package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.encoding.Bytes;
import org.junit.jupiter.api.Test;

class JellyfishTreeTest {

    private static byte[] value(long n) {
        return Long.toString(n).getBytes(StandardCharsets.US_ASCII);
    }

    private static SortedMap<String, Optional<byte[]>> put(String path, long n) {
        return new TreeMap<>(Map.of(path, Optional.of(value(n))));
    }

    @Test
    void the_root_of_no_leaves_is_the_placeholder() {
        assertEquals(
                "SPARSE_MERKLE_PLACEHOLDER_HASH__",
                new String(JellyfishTree.empty().root().toArray(), StandardCharsets.US_ASCII));
        assertEquals(0, JellyfishTree.empty().size());
    }

    @Test
    void the_root_of_one_leaf_is_its_hash() {
        JellyfishTree tree = JellyfishTree.empty().update(put("chain", 1));
        assertEquals(NaiveTree.root(new TreeMap<>(Map.of("chain", JellyfishTree.valueDigest(value(1))))), tree.root());
        assertEquals(1, tree.size());
    }

    @Test
    void random_histories_with_removals_have_the_roots_of_the_definition() {
        for (long seed = 1; seed <= 40; seed++) {
            var chance = new Random(seed);
            int paths = 1 + chance.nextInt(300);
            var tree = JellyfishTree.empty();
            var model = new TreeMap<String, Bytes>();
            for (int version = 0; version < 30; version++) {
                var changes = new TreeMap<String, Optional<byte[]>>();
                int count = chance.nextInt(40);
                for (int i = 0; i < count; i++) {
                    String path = "path/" + chance.nextInt(paths);
                    if (chance.nextInt(5) < 2) {
                        changes.put(path, Optional.empty());
                        model.remove(path);
                    } else {
                        byte[] value = value(chance.nextInt(1000));
                        changes.put(path, Optional.of(value));
                        model.put(path, JellyfishTree.valueDigest(value));
                    }
                }
                tree = tree.update(changes);
                String where = "seed " + seed + " version " + version;
                assertEquals(NaiveTree.root(model), tree.root(), where);
                assertEquals(model.size(), tree.size(), where);
            }
        }
    }

    @Test
    void deep_trees_of_keys_that_share_their_first_bits_have_the_roots_of_the_definition() {
        for (long seed = 1; seed <= 30; seed++) {
            var chance = new Random(seed);
            var tree = JellyfishTree.empty();
            var model = new TreeMap<Bytes, Bytes>();
            var base = new byte[32];
            chance.nextBytes(base);
            for (int version = 0; version < 20; version++) {
                List<LeafChange> changes = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    byte[] key = base.clone();
                    int bit = chance.nextInt(256);
                    key[bit / 8] ^= (byte) (0x80 >> (bit % 8));
                    Bytes keyHash = Bytes.owned(key);
                    if (chance.nextInt(3) == 0) {
                        changes.add(new LeafChange(keyHash, Optional.empty()));
                        model.remove(keyHash);
                    } else {
                        Bytes digest = JellyfishTree.valueDigest(value(chance.nextInt(1000)));
                        changes.add(new LeafChange(keyHash, Optional.of(digest)));
                        model.put(keyHash, digest);
                    }
                }
                tree = tree.update(changes);
                assertEquals(NaiveTree.rootOfKeyHashes(model), tree.root(), "seed " + seed + " version " + version);
                assertEquals(model.size(), tree.size());
            }
        }
    }

    @Test
    void a_tree_built_at_once_equals_one_grown_in_steps_whatever_the_order() {
        var chance = new Random(7);
        List<LeafChange> leaves = new ArrayList<>();
        for (int i = 0; i < 5000; i++)
            leaves.add(
                    new LeafChange(JellyfishTree.keyHash("p" + i), Optional.of(JellyfishTree.valueDigest(value(i)))));
        JellyfishTree.Builder builder = JellyfishTree.builder();
        for (LeafChange leaf : leaves)
            builder.add(leaf.keyHash(), leaf.valueDigest().orElseThrow());
        JellyfishTree built = builder.build();
        var grown = JellyfishTree.empty();
        Collections.shuffle(leaves, chance);
        for (int from = 0; from < leaves.size(); from += 250) grown = grown.update(leaves.subList(from, from + 250));
        assertEquals(built.root(), grown.root());
        assertEquals(5000, built.size());
    }

    @Test
    void a_builder_refuses_a_leaf_twice() {
        JellyfishTree.Builder builder =
                JellyfishTree.builder().add("a", value(1)).add("a", value(2));
        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    void of_several_changes_of_one_leaf_the_last_counts() {
        Bytes key = JellyfishTree.keyHash("a");
        Bytes one = JellyfishTree.valueDigest(value(1));
        Bytes two = JellyfishTree.valueDigest(value(2));
        var put = new LeafChange(key, Optional.of(one));
        var again = new LeafChange(key, Optional.of(two));
        var remove = new LeafChange(key, Optional.empty());
        JellyfishTree tree = JellyfishTree.empty().update(List.of(put, remove, again));
        assertEquals(JellyfishTree.empty().update(List.of(again)).root(), tree.root());
        assertEquals(
                JellyfishTree.empty().root(), tree.update(List.of(put, remove)).root());
        assertEquals(0, tree.update(List.of(put, remove)).size());
    }

    @Test
    void an_old_version_stays_as_it_was() {
        var chance = new Random(3);
        List<JellyfishTree> versions = new ArrayList<>();
        List<Bytes> roots = new ArrayList<>();
        var tree = JellyfishTree.empty();
        for (int version = 0; version < 50; version++) {
            var changes = new TreeMap<String, Optional<byte[]>>();
            for (int i = 0; i < 20; i++)
                changes.put(
                        "p" + chance.nextInt(200),
                        chance.nextBoolean() ? Optional.empty() : Optional.of(value(version)));
            tree = tree.update(changes);
            versions.add(tree);
            roots.add(tree.root());
        }
        for (int version = 0; version < 50; version++)
            assertEquals(
                    roots.get(version), versions.get(version).update(List.of()).root());
    }

    @Test
    void an_empty_value_does_not_exist() {
        var changes = new TreeMap<String, Optional<byte[]>>();
        changes.put("a", Optional.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> JellyfishTree.empty().update(changes));
    }

    @Test
    void neighbours_are_those_of_the_sorted_key_hashes() {
        var chance = new Random(11);
        for (int round = 0; round < 20; round++) {
            var keys = new TreeSet<Bytes>();
            JellyfishTree.Builder builder = JellyfishTree.builder();
            int count = chance.nextInt(400);
            for (int i = 0; i < count; i++) {
                builder.add("p" + i, value(i));
                keys.add(JellyfishTree.keyHash("p" + i));
            }
            JellyfishTree tree = builder.build();
            for (int i = 0; i < 500; i++) {
                String path = "p" + i;
                Bytes key = JellyfishTree.keyHash(path);
                Neighbours found = tree.neighbours(path);
                assertEquals(Optional.ofNullable(keys.lower(key)), found.left());
                assertEquals(Optional.ofNullable(keys.higher(key)), found.right());
                assertEquals(i < count, tree.contains(path));
            }
        }
    }

    @Test
    void removing_what_is_not_there_changes_nothing() {
        JellyfishTree tree = JellyfishTree.empty().update(put("a", 1)).update(put("b", 2));
        var changes = new TreeMap<String, Optional<byte[]>>();
        for (int i = 0; i < 100; i++) changes.put("absent" + i, Optional.empty());
        assertEquals(tree.root(), tree.update(changes).root());
        assertEquals(2, tree.update(changes).size());
        assertFalse(tree.contains("absent1"));
    }
}
