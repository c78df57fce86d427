package org.chengxin.ledger.testing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Uscc;

/**
 * A key with its private half.
 *
 * @param organisation whose it is
 * @param jwk          the public half
 * @param secret       the private half
 */
public record TestKey(Uscc organisation, Jwk jwk, PrivateKey secret) {

    /** The {@code kid}. */
    public KeyId id() {
        return KeyId.of(organisation, jwk.thumbprint());
    }

    /** The header of a JWS that this key signs, with this {@code typ}. */
    public String header(String typ) {
        return "{\"alg\":\"" + jwk.algorithm().header() + "\",\"kid\":\"" + id() + "\",\"typ\":\"" + typ + "\"}";
    }

    /** The 64 bytes of a signature. */
    public byte[] sign(byte[] signingInput) {
        try {
            var signature = Signature.getInstance(JdkSignatures.name(jwk.algorithm()), "SunEC");
            signature.initSign(secret);
            signature.update(signingInput);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
