package org.chengxin.ledger.credit;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** Binds a record to its content without showing it: SHA-256 of a salt of 32 bytes followed by canonical JSON. */
public final class Commitments {

    /** Number of bytes of a salt. With as many unknown bits, a commitment says nothing once the salt is destroyed. */
    public static final int SALT_BYTES = 32;

    private Commitments() {}

    /**
     * The commitment to canonical bytes.
     *
     * @throws IllegalArgumentException when the salt has another length
     */
    public static Bytes of(Bytes salt, Bytes canonical) {
        if (salt.size() != SALT_BYTES) throw new IllegalArgumentException("salt must have 32 bytes");
        return Bytes.owned(Sha256.of(salt.shared(), canonical.shared()));
    }

    /**
     * Checks that a component has the length of a commitment.
     *
     * @throws IllegalArgumentException when it does not
     */
    static void require(String component, Bytes commitment) {
        if (commitment.size() != Sha256.SIZE) throw new IllegalArgumentException(component + " must have 32 bytes");
    }
}
