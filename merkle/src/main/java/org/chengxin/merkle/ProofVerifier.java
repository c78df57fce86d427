package org.chengxin.merkle;

import org.chengxin.merkle.cometbft.GenesisDocument;

/** Checks proof files offline, against a genesis document or one trusted block and nothing else. */
public final class ProofVerifier {

    private ProofVerifier() {}

    /** Checks a file from the first validator set on. */
    public static ProofVerdict verify(byte[] file, GenesisDocument genesis) {
        throw new UnsupportedOperationException("" + file.length + genesis);
    }

    /** Checks a file from a trusted block on, which must be one of those it carries. */
    public static ProofVerdict verify(byte[] file, TrustedBlock trusted) {
        throw new UnsupportedOperationException("" + file.length + trusted);
    }
}
