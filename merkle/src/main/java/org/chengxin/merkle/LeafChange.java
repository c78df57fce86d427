package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * A change of one leaf of the tree.
 *
 * @param keyHash SHA-256 of the path, see {@link JellyfishTree#keyHash}
 * @param valueDigest SHA-256 of the canonical value, or empty to remove the leaf
 */
public record LeafChange(Bytes keyHash, Optional<Bytes> valueDigest) {

    /** Checks the lengths. */
    public LeafChange {
        if (keyHash.size() != Sha256.SIZE) throw new IllegalArgumentException("a key hash has 32 bytes");
        if (valueDigest.isPresent() && valueDigest.get().size() != Sha256.SIZE)
            throw new IllegalArgumentException("a digest has 32 bytes");
    }
}
