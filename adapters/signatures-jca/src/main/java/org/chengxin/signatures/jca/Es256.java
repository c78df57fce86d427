package org.chengxin.signatures.jca;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.chengxin.ledger.Jwk;

/** ES256 (RFC 7518, section 3.4): ECDSA over P-256 with SHA-256, r‖s of 32 bytes each; s and n − s both count. */
final class Es256 implements Scheme {

    private static final int SIGNATURE_BYTES = 64;

    private final Provider provider;
    private final ECParameterSpec curve;
    private final KeyCache keys = new KeyCache(this::read);

    Es256(Provider provider) throws GeneralSecurityException {
        this.provider = provider;
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        this.curve = parameters.getParameterSpec(ECParameterSpec.class);
    }

    @Override
    public boolean verify(Jwk key, byte[] message, byte[] signature) throws GeneralSecurityException {
        if (signature.length != SIGNATURE_BYTES) return false;
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format", provider);
        verifier.initVerify(keys.of(key));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private PublicKey read(Jwk key) throws GeneralSecurityException {
        var point = new ECPoint(
                new BigInteger(1, key.x().shared()),
                new BigInteger(1, key.y().orElseThrow().shared()));
        return KeyFactory.getInstance("EC", provider).generatePublic(new ECPublicKeySpec(point, curve));
    }
}
