package org.chengxin.merkle;

import org.chengxin.encoding.Bytes;

/** Checks ICS 23 proofs against the one specification that this project uses. */
public final class Ics23 {

    private Ics23() {}

    /** Whether {@code proof} shows that under {@code root} the value at {@code path} has this digest. */
    public static boolean verifyMembership(Bytes root, byte[] proof, String path, Bytes valueDigest) {
        throw new UnsupportedOperationException("" + root + proof.length + path + valueDigest);
    }

    /** Whether {@code proof} shows that under {@code root} there is no value at {@code path}. */
    public static boolean verifyNonMembership(Bytes root, byte[] proof, String path) {
        throw new UnsupportedOperationException("" + root + proof.length + path);
    }
}
