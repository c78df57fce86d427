package org.chengxin.ledger.testing;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;

/** Checks signatures with the JDK alone: slowly, without the house's pre-check, and SM2 never. */
public final class JdkSignatures {

    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private JdkSignatures() {}

    /** Whether a signature fits a key. */
    public static boolean fits(Jwk key, byte[] signingInput, byte[] signature) {
        try {
            var verifier = Signature.getInstance(name(key.algorithm()), "SunEC");
            verifier.initVerify(publicKey(key));
            verifier.update(signingInput);
            return verifier.verify(signature);
        } catch (GeneralSecurityException doesNotFit) {
            return false;
        }
    }

    static String name(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case EDDSA -> "Ed25519";
            case ES256 -> "SHA256withECDSAinP1363Format";
            case SM2 -> throw new GeneralSecurityException("the JDK has no SM2");
        };
    }

    private static PublicKey publicKey(Jwk key) throws GeneralSecurityException {
        if (key.algorithm() == Algorithm.EDDSA) {
            byte[] encoded = new byte[ED25519_PREFIX.length + Jwk.COORDINATE_BYTES];
            System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
            System.arraycopy(key.x().shared(), 0, encoded, ED25519_PREFIX.length, Jwk.COORDINATE_BYTES);
            return KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(encoded));
        }
        var parameters = AlgorithmParameters.getInstance("EC", "SunEC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(
                new BigInteger(1, key.x().shared()),
                new BigInteger(1, key.y().orElseThrow().shared()));
        return KeyFactory.getInstance("EC", "SunEC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }
}
