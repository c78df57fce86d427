package org.chengxin.ledger;

/** Tells whether signatures fit. The ledger has the rules of keys; the arithmetic of signatures is brought to it. */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * Whether a signature fits.
     *
     * @param key          the public key; its curve fixes the algorithm
     * @param signingInput what was signed
     * @param signature    64 bytes
     */
    boolean fits(Jwk key, byte[] signingInput, byte[] signature);
}
