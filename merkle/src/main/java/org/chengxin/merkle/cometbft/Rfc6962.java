package org.chengxin.merkle.cometbft;

import java.util.List;
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
        if (leaves.isEmpty()) return EMPTY_ROOT;
        var level = new byte[leaves.size()][];
        for (int i = 0; i < level.length; i++) level[i] = Sha256.of(LEAF, leaves.get(i));
        return rootOfHashes(level);
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
