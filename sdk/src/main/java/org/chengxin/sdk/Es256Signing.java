package org.chengxin.sdk;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;

/** ES256 (RFC 7518, section 3.4): ECDSA over P-256 with SHA-256, r‖s of 32 bytes each. */
final class Es256Signing implements SigningScheme {

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final Provider provider = CryptoProvider.fastest();
    private final PublicKey publicKey;
    private final PrivateKey key;

    Es256Signing(Jwk jwk, Bytes secret) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
            KeyFactory keys = KeyFactory.getInstance("EC", provider);
            var point = new ECPoint(number(jwk.x()), number(jwk.y().orElseThrow()));
            this.publicKey = keys.generatePublic(new ECPublicKeySpec(point, curve));
            this.key = keys.generatePrivate(new ECPrivateKeySpec(number(secret), curve));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("not a private key of P-256", unfit);
        }
    }

    @Override
    public byte[] sign(byte[] input) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM, provider);
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(provider.getName() + " does not sign", broken);
        }
    }

    @Override
    public boolean fits() {
        try {
            Signature signature = Signature.getInstance(ALGORITHM, provider);
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(sign(PROBE));
        } catch (GeneralSecurityException | IllegalStateException unfit) {
            return false;
        }
    }

    private static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.shared());
    }
}
