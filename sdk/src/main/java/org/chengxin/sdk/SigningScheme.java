package org.chengxin.sdk;

import java.nio.charset.StandardCharsets;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;

/** How one private key signs. Safe for several threads. */
interface SigningScheme {

    /** What {@link #fits} signs; no transaction begins like this. */
    byte[] PROBE = "chengxin: do these two halves belong together?".getBytes(StandardCharsets.US_ASCII);

    /** The scheme of a key's algorithm. */
    static SigningScheme of(Jwk jwk, Bytes secret) {
        return switch (jwk.algorithm()) {
            case EDDSA -> new Ed25519Signing(jwk, secret);
            case ES256 -> new Es256Signing(jwk, secret);
            case SM2 -> new Sm2Signing(jwk, secret);
        };
    }

    /** The 64 bytes of a signature. */
    byte[] sign(byte[] input);

    /** Whether the public half accepts what the private half signs. */
    boolean fits();
}
