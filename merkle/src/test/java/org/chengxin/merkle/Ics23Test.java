package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.junit.jupiter.api.Test;

class Ics23Test {

    private static Bytes digest(long n) {
        return JellyfishTree.valueDigest(Long.toString(n).getBytes(StandardCharsets.US_ASCII));
    }

    /** A tree of the paths p0, p1, … with what stands at each key hash, in the order of key hashes. */
    private record Forest(JellyfishTree tree, TreeMap<Bytes, Leaf> leaves) {

        static Forest of(int size) {
            JellyfishTree.Builder builder = JellyfishTree.builder();
            var leaves = new TreeMap<Bytes, Leaf>();
            for (int i = 0; i < size; i++) {
                Bytes key = JellyfishTree.keyHash("p" + i);
                builder.add(key, digest(i));
                leaves.put(key, new Leaf("p" + i, digest(i)));
            }
            return new Forest(builder.build(), leaves);
        }

        CommitmentProof prove(String path) {
            return tree.prove(path, leaves::get);
        }

        String pathAt(Bytes key) {
            return Optional.ofNullable(leaves.get(key)).orElseThrow().path();
        }

        ExistenceProof existence(Bytes key) {
            return (ExistenceProof) prove(pathAt(key));
        }
    }

    @Test
    void every_presence_and_every_absence_is_proven() {
        for (int size : new int[] {1, 2, 3, 5, 17, 300}) {
            Forest forest = Forest.of(size);
            Bytes root = forest.tree.root();
            for (int i = 0; i < size + 200; i++) {
                byte[] proof = forest.prove("p" + i).encode();
                assertEquals(i < size, Ics23.verifyMembership(root, proof, "p" + i, digest(i)), size + " " + i);
                assertEquals(i >= size, Ics23.verifyNonMembership(root, proof, "p" + i), size + " " + i);
                assertFalse(Ics23.verifyMembership(root, proof, "p" + i, digest(i + 1)));
                assertFalse(Ics23.verifyMembership(root, proof, "q" + i, digest(i)));
                assertFalse(Ics23.verifyNonMembership(root, proof, "p0"));
                assertFalse(Ics23.verifyMembership(digest(9), proof, "p" + i, digest(i)));
                assertFalse(Ics23.verifyNonMembership(digest(9), proof, "p" + i));
            }
        }
    }

    @Test
    void an_absence_between_leaves_that_straddle_a_present_one_is_refused() {
        Forest forest = Forest.of(200);
        Bytes[] keys = forest.leaves.keySet().toArray(Bytes[]::new);
        for (int i = 1; i + 1 < keys.length; i++) {
            var forged = new NonExistenceProof(
                    forest.pathAt(keys[i]),
                    Optional.of(forest.existence(keys[i - 1])),
                    Optional.of(forest.existence(keys[i + 1])));
            assertFalse(accepted(forest, forged), "leaf " + i);
        }
    }

    @Test
    void an_absence_with_wrong_or_missing_neighbours_is_refused() {
        Forest forest = Forest.of(200);
        Bytes[] keys = forest.leaves.keySet().toArray(Bytes[]::new);
        var chance = new Random(23);
        for (int i = 0; i < 400; i++) {
            String path = "absent" + i;
            var honest = (NonExistenceProof) forest.prove(path);
            assertTrue(accepted(forest, honest));
            if (honest.left().isPresent() && honest.right().isPresent()) {
                assertFalse(accepted(forest, new NonExistenceProof(path, honest.left(), Optional.empty())));
                assertFalse(accepted(forest, new NonExistenceProof(path, Optional.empty(), honest.right())));
                assertFalse(accepted(forest, new NonExistenceProof(path, honest.right(), honest.left())));
                assertFalse(accepted(forest, new NonExistenceProof(path, honest.left(), honest.left())));
            }
            Optional<ExistenceProof> other = Optional.of(forest.existence(keys[chance.nextInt(keys.length)]));
            if (!other.equals(honest.left()))
                assertFalse(accepted(forest, new NonExistenceProof(path, other, honest.right())));
            if (!other.equals(honest.right()))
                assertFalse(accepted(forest, new NonExistenceProof(path, honest.left(), other)));
        }
    }

    @Test
    void an_absence_of_what_is_there_is_refused_with_the_leaf_itself_as_neighbour() {
        Forest forest = Forest.of(50);
        Bytes[] keys = forest.leaves.keySet().toArray(Bytes[]::new);
        for (int i = 0; i + 1 < keys.length; i++) {
            Optional<ExistenceProof> left = Optional.of(forest.existence(keys[i]));
            Optional<ExistenceProof> right = Optional.of(forest.existence(keys[i + 1]));
            assertFalse(accepted(forest, new NonExistenceProof(forest.pathAt(keys[i]), left, right)));
            assertFalse(accepted(forest, new NonExistenceProof(forest.pathAt(keys[i + 1]), left, right)));
        }
    }

    private static boolean accepted(Forest forest, NonExistenceProof proof) {
        return Ics23.verifyNonMembership(forest.tree.root(), proof.encode(), proof.path());
    }

    @Test
    void a_changed_byte_anywhere_in_a_proof_is_refused() {
        Forest forest = Forest.of(40);
        Bytes root = forest.tree.root();
        for (String path : List.of("p3", "absent", "absent2")) {
            byte[] proof = forest.prove(path).encode();
            for (int at = 0; at < proof.length; at++) {
                for (int flip : new int[] {0x01, 0x02, 0x10, 0x80, 0xff}) {
                    byte[] changed = proof.clone();
                    changed[at] ^= (byte) flip;
                    assertFalse(Ics23.verifyMembership(root, changed, path, digest(3)), path + " " + at);
                    assertFalse(Ics23.verifyNonMembership(root, changed, path), path + " " + at);
                }
            }
        }
    }

    @Test
    void other_bytes_for_the_same_proof_are_refused() {
        byte[] proof = Forest.of(40).prove("p3").encode();
        byte[] longer = Arrays.copyOf(proof, proof.length + 2);
        longer[proof.length] = 0x18;
        assertThrows(MalformedException.class, () -> CommitmentProof.decode(longer));
        assertThrows(MalformedException.class, () -> CommitmentProof.decode(Arrays.copyOf(proof, proof.length - 1)));
        assertThrows(MalformedException.class, () -> CommitmentProof.decode(new byte[0]));
    }

    @Test
    void a_way_longer_than_a_key_hash_is_refused() {
        List<Bytes> siblings = Collections.nCopies(257, digest(1));
        assertThrows(IllegalArgumentException.class, () -> new ExistenceProof("p", digest(1), siblings));
        assertEquals(
                256,
                new ExistenceProof("p", digest(1), siblings.subList(0, 256))
                        .siblings()
                        .size());
    }

    @Test
    void a_tree_refuses_to_prove_what_it_does_not_hold() {
        Forest forest = Forest.of(5);
        assertThrows(IllegalStateException.class, () -> forest.tree.prove("p1", key -> new Leaf("p1", digest(999))));
        assertThrows(IllegalStateException.class, () -> forest.tree.prove("p1", key -> new Leaf("p2", digest(2))));
        assertThrows(
                IllegalStateException.class, () -> JellyfishTree.empty().prove("p1", key -> new Leaf("p1", digest(1))));
    }

    /** Roots over raw values, from jmt 0.12 (Apache-2.0), src/tests/sha2_256_vectors.json. */
    @Test
    void roots_are_those_that_jmt_publishes() {
        assertEquals(
                "6b97115f56e533f2fd443f7e76e4d1ff94d34e6b2e233f2dbdf5cfd1ec39a30c", jmtRoot(Map.of("hello", "world")));
        assertEquals(
                "e1e1e220d4b4a9611a9a09dbcee964b4a6c3a40f6f4dee265ad45cf64568790b",
                jmtRoot(Map.of("hello", "world", "goodbye", "world")));
        assertEquals("5350415253455f4d45524b4c455f504c414345484f4c4445525f484153485f5f", jmtRoot(Map.of()));
    }

    private static String jmtRoot(Map<String, String> values) {
        var update = new TreeUpdate(values.size());
        values.forEach((key, value) ->
                update.put(JellyfishTree.keyHash(key).shared(), value.getBytes(StandardCharsets.US_ASCII)));
        return update.apply(Page.EMPTY).hash().toHex();
    }
}
