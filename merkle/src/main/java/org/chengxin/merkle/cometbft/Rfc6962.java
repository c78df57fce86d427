package org.chengxin.merkle.cometbft;

import java.util.List;
import java.util.function.IntFunction;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** The Merkle tree of RFC 6962, section 2.1, with SHA-256, as CometBFT uses it for lists. */
public final class Rfc6962 {

    /** Root of the empty list: SHA-256 of nothing. */
    public static final Bytes EMPTY_ROOT = Bytes.owned(Sha256.of());

    private static final byte[] LEAF = {0};
    private static final byte[] INNER = {1};

    private Rfc6962() {}

    /** Root over the leaves, in their order. */
    public static Bytes root(List<byte[]> leaves) {
        return root(leaves.size(), index -> {
            byte[] leaf = leaves.get(index);
            return leaf(leaf, 0, leaf.length);
        });
    }

    /** Root over as many leaves, each given by its {@link #leaf hash}. */
    static Bytes root(int leaves, IntFunction<byte[]> hashes) {
        if (leaves == 0) return EMPTY_ROOT;
        var level = new byte[leaves][];
        for (int i = 0; i < leaves; i++) level[i] = hashes.apply(i);
        return rootOfHashes(level);
    }

    /** Hash of the leaf that is a part of an array. */
    static byte[] leaf(byte[] content, int offset, int length) {
        return Sha256.of(LEAF, content, offset, length);
    }

    /**
     * Joins neighbours until one hash is left. A last one without neighbour goes up as it is, which gives the same tree as
     * the RFC's split at the largest power of two.
     */
    private static Bytes rootOfHashes(byte[][] level) {
        int size = level.length;
        while (size > 1) {
            for (int i = 0; i < size / 2; i++) level[i] = Sha256.of(INNER, level[2 * i], level[2 * i + 1]);
            if (size % 2 == 1) level[size / 2] = level[size - 1];
            size = (size + 1) / 2;
        }
        return Bytes.owned(level[0]);
    }
}
