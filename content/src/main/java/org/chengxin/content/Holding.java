package org.chengxin.content;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * One record's hold on one content. Contents are public while displayed, so another publisher could commit to the very
 * same bytes: what one record no longer shows stays as long as another one does, and no longer.
 *
 * @param commitment the commitment that the content opens, 32 bytes
 * @param holder     SHA-256 of the path of the record that shows it, 32 bytes
 */
public record Holding(Bytes commitment, Bytes holder) implements Comparable<Holding> {

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException when one of the two is not a SHA-256
     */
    public Holding {
        if (commitment.size() != Sha256.SIZE || holder.size() != Sha256.SIZE)
            throw new IllegalArgumentException("a holding is two hashes");
    }

    /** By commitment, then by holder. */
    @Override
    public int compareTo(Holding other) {
        int byCommitment = commitment.compareTo(other.commitment);
        return byCommitment != 0 ? byCommitment : holder.compareTo(other.holder);
    }
}
