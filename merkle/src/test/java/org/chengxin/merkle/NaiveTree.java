package org.chengxin.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** The tree by its definition, computed from nothing each time: slow, and too simple to be wrong in the same way. */
final class NaiveTree {

    private static final byte[] EMPTY = "SPARSE_MERKLE_PLACEHOLDER_HASH__".getBytes(StandardCharsets.US_ASCII);

    private NaiveTree() {}

    /** Root over value digests by path. */
    static Bytes root(Map<String, Bytes> digests) {
        var leaves = new TreeMap<Bytes, Bytes>();
        digests.forEach(
                (path, digest) -> leaves.put(Bytes.owned(Sha256.of(path.getBytes(StandardCharsets.UTF_8))), digest));
        return rootOfKeyHashes(leaves);
    }

    /** Root over value digests by key hash. */
    static Bytes rootOfKeyHashes(SortedMap<Bytes, Bytes> leaves) {
        List<byte[]> keys = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        leaves.forEach((key, digest) -> {
            keys.add(key.toArray());
            hashes.add(Sha256.of(ascii("JMT::LeafNode"), key.toArray(), Sha256.of(digest.toArray())));
        });
        return Bytes.owned(hash(keys, hashes, 0));
    }

    private static byte[] hash(List<byte[]> keys, List<byte[]> hashes, int depth) {
        if (keys.isEmpty()) return EMPTY;
        if (keys.size() == 1) return hashes.get(0);
        int split = 0;
        while (split < keys.size() && !bit(keys.get(split), depth)) split++;
        byte[] left = hash(keys.subList(0, split), hashes.subList(0, split), depth + 1);
        byte[] right = hash(keys.subList(split, keys.size()), hashes.subList(split, keys.size()), depth + 1);
        return Sha256.of(ascii("JMT::IntrnalNode"), left, right);
    }

    private static boolean bit(byte[] key, int index) {
        return (key[index / 8] & (0x80 >> (index % 8))) != 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
