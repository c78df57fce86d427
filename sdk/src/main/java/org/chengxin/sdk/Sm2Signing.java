package org.chengxin.sdk;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;

/** SM2 (GB/T 32918.2) with SM3(Z_A‖M) and the identifier {@value #IDENTIFIER}, r‖s of 32 bytes each. */
final class Sm2Signing implements SigningScheme {

    static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private static final String IDENTIFIER = "1234567812345678";

    private final ECPrivateKeyParameters key;
    private final ECPublicKeyParameters publicKey;

    Sm2Signing(Jwk jwk, Bytes secret) {
        ECPoint point = CURVE.getCurve()
                .createPoint(
                        new BigInteger(1, jwk.x().shared()),
                        new BigInteger(1, jwk.y().orElseThrow().shared()));
        this.key = new ECPrivateKeyParameters(new BigInteger(1, secret.shared()), DOMAIN);
        this.publicKey = new ECPublicKeyParameters(point, DOMAIN);
    }

    @Override
    public byte[] sign(byte[] input) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, new SecureRandom()), identifier()));
        signer.update(input, 0, input.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException broken) {
            throw new IllegalStateException("Bouncy Castle does not sign", broken);
        }
    }

    @Override
    public boolean fits() {
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        verifier.init(false, new ParametersWithID(publicKey, identifier()));
        verifier.update(PROBE, 0, PROBE.length);
        return verifier.verifySignature(sign(PROBE));
    }

    private static byte[] identifier() {
        return IDENTIFIER.getBytes(StandardCharsets.US_ASCII);
    }
}
