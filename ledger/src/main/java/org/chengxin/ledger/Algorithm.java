package org.chengxin.ledger;

import java.util.Optional;

/** How a transaction is signed. A key has exactly one algorithm. */
public enum Algorithm {
    /** Ed25519 (RFC 8032, RFC 8037), verified without cofactor. */
    EDDSA("EdDSA", "Ed25519", "OKP"),
    /** ECDSA on P-256 with SHA-256 (RFC 7518, section 3.4), r and s side by side. */
    ES256("ES256", "P-256", "EC"),
    /** SM2 with SM3 (GB/T 32918) and the default ID {@code 1234567812345678}, r and s side by side; a private name. */
    SM2("SM2", "SM2", "EC");

    /** Bytes of a signature, the same for all. */
    public static final int SIGNATURE_BYTES = 64;

    private final String header;
    private final String curve;
    private final String keyType;

    Algorithm(String header, String curve, String keyType) {
        this.header = header;
        this.curve = curve;
        this.keyType = keyType;
    }

    /** Value of the header member {@code alg}. */
    public String header() {
        return header;
    }

    /** Value of {@code crv} in the JWK of such a key. */
    public String curve() {
        return curve;
    }

    /** Value of {@code kty} in the JWK of such a key. */
    public String keyType() {
        return keyType;
    }

    /** The algorithm of a header's {@code alg}. */
    public static Optional<Algorithm> ofHeader(String header) {
        for (var algorithm : values()) if (algorithm.header.equals(header)) return Optional.of(algorithm);
        return Optional.empty();
    }

    /** The algorithm of the keys on a curve, by the JWK's {@code crv}. */
    public static Optional<Algorithm> ofCurve(String curve) {
        for (var algorithm : values()) if (algorithm.curve.equals(curve)) return Optional.of(algorithm);
        return Optional.empty();
    }
}
