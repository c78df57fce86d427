package org.chengxin.peers.tls;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;

/** Keys on P-256, as the ledger and as the JDK have them. */
final class P256 {

    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has P-256", impossible);
        }
    }

    /**
     * The public key of the JDK.
     *
     * @throws IllegalArgumentException when it is no key on P-256
     */
    static PublicKey publicKey(Jwk jwk) {
        if (jwk.algorithm() != Algorithm.ES256) throw new IllegalArgumentException("a key for TLS is on P-256");
        try {
            var point = new ECPoint(number(jwk.x()), number(jwk.y().orElseThrow()));
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("not a point of P-256", unfit);
        }
    }

    /** The private key of the JDK. */
    static PrivateKey privateKey(Bytes secret) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number(secret), CURVE));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("not a private key of P-256", unfit);
        }
    }

    /**
     * The key as the ledger has it; empty when it is on another curve. The curve is compared as a whole: on a curve of
     * one's own making, anyone knows the private half of any point.
     */
    static Optional<Jwk> jwk(PublicKey key) {
        if (!(key instanceof ECPublicKey point)) return Optional.empty();
        ECParameterSpec curve = point.getParams();
        boolean same = curve.getCurve().equals(CURVE.getCurve())
                && curve.getGenerator().equals(CURVE.getGenerator())
                && curve.getOrder().equals(CURVE.getOrder())
                && curve.getCofactor() == CURVE.getCofactor();
        if (!same) return Optional.empty();
        return Optional.of(Jwk.p256(
                coordinate(point.getW().getAffineX()), coordinate(point.getW().getAffineY())));
    }

    private static Bytes coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] bytes = new byte[Jwk.COORDINATE_BYTES];
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return Bytes.owned(bytes);
    }

    private static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.shared());
    }
}
