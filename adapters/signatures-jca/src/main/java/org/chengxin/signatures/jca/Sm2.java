package org.chengxin.signatures.jca;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.chengxin.ledger.Jwk;

/**
 * SM2 (GB/T 32918.2) over the recommended curve of GB/T 32918.5, with SM3(Z_A‖M), the identifier
 * {@value #IDENTIFIER} of GB/T 35276, and r‖s of 32 bytes each.
 */
final class Sm2 implements Scheme {

    private static final String IDENTIFIER = "1234567812345678";
    private static final int COORDINATE_BYTES = 32;
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    @Override
    public boolean verify(Jwk key, byte[] message, byte[] signature) {
        if (signature.length != 2 * COORDINATE_BYTES) return false;
        byte[] x = key.x().shared();
        byte[] y = key.y().orElseThrow().shared();
        if (x.length != COORDINATE_BYTES || y.length != COORDINATE_BYTES) return false;
        byte[] encoded = new byte[1 + 2 * COORDINATE_BYTES];
        encoded[0] = 4;
        System.arraycopy(x, 0, encoded, 1, COORDINATE_BYTES);
        System.arraycopy(y, 0, encoded, 1 + COORDINATE_BYTES, COORDINATE_BYTES);
        var point = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(encoded), DOMAIN);
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        verifier.init(false, new ParametersWithID(point, IDENTIFIER.getBytes(StandardCharsets.US_ASCII)));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
