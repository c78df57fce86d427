package org.chengxin.node.port;

import org.chengxin.ledger.Jwk;

/**
 * Checks signatures of transactions: Ed25519 (without cofactor, after the pre-check of the house), ES256 and SM2. Safe for
 * several threads.
 */
public interface SignatureVerifier {

    /**
     * Whether a signature fits. Whatever goes wrong inside is a signature that does not fit, never an exception.
     *
     * @param key          the public key; its curve fixes the algorithm
     * @param signingInput what was signed, ASCII
     * @param signature    64 bytes
     */
    boolean verify(Jwk key, byte[] signingInput, byte[] signature);

    /** What does the work, for the status page, such as a provider's name and version. */
    String name();
}
