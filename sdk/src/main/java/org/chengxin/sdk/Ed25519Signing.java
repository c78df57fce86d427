package org.chengxin.sdk;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.merkle.Ed25519Rule;

/** Ed25519 (RFC 8032). */
final class Ed25519Signing implements SigningScheme {

    /** PrivateKeyInfo of RFC 8410 up to the 32 bytes of the seed. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Jwk jwk;
    private final Provider provider = CryptoProvider.fastest();
    private final PrivateKey key;

    Ed25519Signing(Jwk jwk, Bytes seed) {
        this.jwk = jwk;
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + seed.size());
        System.arraycopy(seed.shared(), 0, encoded, PREFIX.length, seed.size());
        try {
            this.key = KeyFactory.getInstance("Ed25519", provider).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("not a private key of Ed25519", unfit);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    public byte[] sign(byte[] input) {
        try {
            Signature signature = Signature.getInstance("Ed25519", provider);
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(provider.getName() + " does not sign", broken);
        }
    }

    @Override
    public boolean fits() {
        return Ed25519Rule.verify(jwk.x().shared(), PROBE, sign(PROBE));
    }
}
