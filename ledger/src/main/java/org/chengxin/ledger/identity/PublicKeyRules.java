package org.chengxin.ledger.identity;

import org.chengxin.ledger.Jwk;

/** Which public keys may be registered. */
public final class PublicKeyRules {

    private PublicKeyRules() {}

    /** Whether signatures may rest on the key. */
    public static boolean allow(Jwk key) {
        throw new UnsupportedOperationException(key.crv());
    }
}
