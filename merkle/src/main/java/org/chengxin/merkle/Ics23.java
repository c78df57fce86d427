package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;

/**
 * Checks ICS 23 proofs against the one specification that this project uses: that of the Rust crate {@code jmt} 0.12 with
 * {@code max_depth} 256 and {@code prehash_key_before_comparison}. Stricter than the published libraries: a proof has
 * one byte form, leaf and inner prefixes are exact, and each step goes to the side that the key hash says.
 */
public final class Ics23 {

    /** Most steps from a leaf to the root: the bits of a key hash. */
    public static final int MAX_DEPTH = 256;

    private Ics23() {}

    /**
     * Whether a proof shows that under a root the value at a path has this digest.
     *
     * @param root root of the tree
     * @param proof bytes as {@link CommitmentProof#encode} writes them
     * @param path path in the state
     * @param valueDigest {@link JellyfishTree#valueDigest} of the value
     */
    public static boolean verifyMembership(Bytes root, byte[] proof, String path, Bytes valueDigest) {
        return decoded(proof).orElse(null) instanceof ExistenceProof existence
                && existence.path().equals(path)
                && existence.valueDigest().equals(valueDigest)
                && existence.root().equals(root);
    }

    /**
     * Whether a proof shows that under a root there is no value at a path.
     *
     * @param root root of the tree
     * @param proof bytes as {@link CommitmentProof#encode} writes them
     * @param path path in the state
     */
    public static boolean verifyNonMembership(Bytes root, byte[] proof, String path) {
        return decoded(proof).orElse(null) instanceof NonExistenceProof absence
                && absence.path().equals(path)
                && absence.left().stream().allMatch(left -> left.root().equals(root))
                && absence.right().stream().allMatch(right -> right.root().equals(root))
                && enclose(JellyfishTree.keyHash(path), absence.left(), absence.right());
    }

    private static Optional<CommitmentProof> decoded(byte[] proof) {
        try {
            return Optional.of(CommitmentProof.decode(proof));
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the key hash lies between the two leaves, and no leaf can lie between them. */
    private static boolean enclose(Bytes key, Optional<ExistenceProof> left, Optional<ExistenceProof> right) {
        if (left.isPresent() && keyOf(left.get()).compareTo(key) >= 0) return false;
        if (right.isPresent() && keyOf(right.get()).compareTo(key) <= 0) return false;
        if (left.isEmpty()) return isOutermost(right.orElseThrow(), 0, false);
        if (right.isEmpty()) return isOutermost(left.get(), 0, true);
        int shared = sharedBits(keyOf(left.get()), keyOf(right.get()));
        // Both lead to the same root, so they pass the same siblings above the depth at which their keys part.
        return isOutermost(left.get(), shared + 1, true) && isOutermost(right.get(), shared + 1, false);
    }

    /**
     * Whether from {@code depth} down to its leaf nothing stands on one side of a proof's way: where the way turns to the
     * other side, the sibling it leaves behind must be the placeholder.
     */
    private static boolean isOutermost(ExistenceProof proof, int depth, boolean rightSide) {
        byte[] key = keyOf(proof).shared();
        int depths = proof.siblings().size();
        for (int at = depth; at < depths; at++) {
            boolean wentRight = ExistenceProof.bit(key, at);
            Bytes sibling = proof.siblings().get(depths - 1 - at);
            if (wentRight != rightSide && !sibling.equals(NodeHasher.PLACEHOLDER)) return false;
        }
        return true;
    }

    private static int sharedBits(Bytes left, Bytes right) {
        for (int bit = 0; bit < MAX_DEPTH; bit++)
            if (ExistenceProof.bit(left.shared(), bit) != ExistenceProof.bit(right.shared(), bit)) return bit;
        return MAX_DEPTH;
    }

    private static Bytes keyOf(ExistenceProof proof) {
        return JellyfishTree.keyHash(proof.path());
    }
}
