package org.chengxin.signatures.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.chengxin.ledger.Jwk;
import org.chengxin.merkle.Ed25519Rule;

/**
 * Ed25519 (RFC 8032) as the one rule has it: S below L, A and R canonical and not of small order, [S]B = R + [k]A without
 * cofactor. Providers agree on the last part only, so the others are asked first.
 */
final class Ed25519 implements Scheme {

    /** SubjectPublicKeyInfo of RFC 8410 up to the 32 bytes of the point. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Provider provider;
    private final KeyCache keys = new KeyCache(this::read);

    Ed25519(Provider provider) {
        this.provider = provider;
    }

    @Override
    public boolean verify(Jwk key, byte[] message, byte[] signature) throws GeneralSecurityException {
        if (!Ed25519Rule.precheck(key.x().shared(), signature)) return false;
        Signature verifier = Signature.getInstance("Ed25519", provider);
        verifier.initVerify(keys.of(key));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private PublicKey read(Jwk key) throws GeneralSecurityException {
        byte[] point = key.x().shared();
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + point.length);
        System.arraycopy(point, 0, encoded, PREFIX.length, point.length);
        return KeyFactory.getInstance("Ed25519", provider).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
