package org.chengxin.sdk;

import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Uscc;

/** A private key of an organisation. Safe for several threads. Says its id when printed, never its secret. */
public final class SigningKey {

    private final KeyId id;
    private final Jwk jwk;
    private final Bytes secret;
    private final SigningScheme scheme;

    private SigningKey(KeyId id, Jwk jwk, Bytes secret, SigningScheme scheme) {
        this.id = id;
        this.jwk = jwk;
        this.secret = secret;
        this.scheme = scheme;
    }

    /** A fresh key from the machine's secure randomness. */
    public static SigningKey generate(Uscc organisation, Algorithm algorithm) {
        FreshKey fresh = FreshKey.of(algorithm);
        return of(organisation, fresh.jwk(), fresh.secret());
    }

    /**
     * The key with these two halves.
     *
     * @param secret 32 bytes: the seed of RFC 8032 for Ed25519, else the private number, big-endian
     * @throws IllegalArgumentException when they do not belong together
     */
    public static SigningKey of(Uscc organisation, Jwk jwk, Bytes secret) {
        if (secret.size() != Jwk.COORDINATE_BYTES) throw new IllegalArgumentException("a private key has 32 bytes");
        SigningScheme scheme = SigningScheme.of(jwk, secret);
        if (!scheme.fits()) throw new IllegalArgumentException("private and public key do not belong together");
        return new SigningKey(KeyId.of(organisation, jwk.thumbprint()), jwk, secret, scheme);
    }

    /** Names the key: organisation and thumbprint. */
    public KeyId id() {
        return id;
    }

    /** The public half. */
    public Jwk jwk() {
        return jwk;
    }

    /** The private half, for {@link KeyFile} only. */
    Bytes secret() {
        return secret;
    }

    /**
     * The private half in the clear, for a program of others that signs by itself and reads its key from a file. Whoever
     * holds it can sign as this key.
     */
    public Bytes exposedSecret() {
        return secret;
    }

    /** The 64 bytes of a signature over {@code input}, as they stand in a JWS. */
    public byte[] sign(byte[] input) {
        return scheme.sign(input);
    }

    @Override
    public String toString() {
        return id.text();
    }
}
