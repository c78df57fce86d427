package org.chengxin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * A public key as a JSON Web Key (RFC 7517) with exactly the members that its thumbprint hashes: {@code crv},
 * {@code kty}, {@code x} and, for points of the curves P-256 and SM2, {@code y}. That the shape is right says nothing
 * about the point: {@link org.chengxin.ledger.identity.PublicKeyRules} does.
 *
 * @param crv {@code Ed25519} (RFC 8037), {@code P-256} (RFC 7518) or {@code SM2} (private until one is registered)
 * @param kty {@code OKP} for Ed25519, {@code EC} for the others
 * @param x   32 bytes: the encoded Ed25519 key, or the point's x, big-endian
 * @param y   32 bytes: the point's y, big-endian; absent for Ed25519
 */
public record Jwk(String crv, String kty, Bytes x, Optional<Bytes> y) {

    /** Bytes of a coordinate, and of an Ed25519 key. */
    public static final int COORDINATE_BYTES = 32;

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when the members do not belong to one of the three kinds of key
     */
    public Jwk {
        Algorithm algorithm = Algorithm.ofCurve(crv).orElseThrow(() -> new IllegalArgumentException("unknown curve"));
        if (!kty.equals(algorithm.keyType())) throw new IllegalArgumentException("kty does not belong to the curve");
        if (x.size() != COORDINATE_BYTES) throw new IllegalArgumentException("x has 32 bytes");
        if (y.isPresent() == (algorithm == Algorithm.EDDSA)) throw new IllegalArgumentException("y belongs to EC only");
        if (y.isPresent() && y.get().size() != COORDINATE_BYTES) throw new IllegalArgumentException("y has 32 bytes");
    }

    /** The Ed25519 key of these 32 bytes. */
    public static Jwk ed25519(Bytes key) {
        return new Jwk(Algorithm.EDDSA.curve(), Algorithm.EDDSA.keyType(), key, Optional.empty());
    }

    /** The P-256 key at this point. */
    public static Jwk p256(Bytes x, Bytes y) {
        return new Jwk(Algorithm.ES256.curve(), Algorithm.ES256.keyType(), x, Optional.of(y));
    }

    /** The SM2 key at this point. */
    public static Jwk sm2(Bytes x, Bytes y) {
        return new Jwk(Algorithm.SM2.curve(), Algorithm.SM2.keyType(), x, Optional.of(y));
    }

    /** The one algorithm of this key. */
    public Algorithm algorithm() {
        return Algorithm.ofCurve(crv).orElseThrow();
    }

    /**
     * SHA-256 of the required members in lexicographic order without white space (RFC 7638, section 3), which is this
     * record's canonical form.
     */
    public Thumbprint thumbprint() {
        return Thumbprint.of(Bytes.owned(Sha256.of(members().getBytes(StandardCharsets.US_ASCII))));
    }

    private String members() {
        return "{\"crv\":\"" + crv + "\",\"kty\":\"" + kty + "\",\"x\":\"" + x + '"'
                + y.map(bytes -> ",\"y\":\"" + bytes + '"').orElse("") + '}';
    }
}
