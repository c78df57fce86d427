package org.chengxin.sdk;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;

/** Both halves of a key just made. */
record FreshKey(Jwk jwk, Bytes secret) {

    static FreshKey of(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case EDDSA -> ed25519();
                case ES256 -> p256();
                case SM2 -> sm2();
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the JDK makes no keys for " + algorithm.header(), missing);
        }
    }

    private static FreshKey ed25519() throws GeneralSecurityException {
        KeyPair pair =
                KeyPairGenerator.getInstance("Ed25519", CryptoProvider.jdk()).generateKeyPair();
        byte[] info = pair.getPublic().getEncoded();
        Bytes point = Bytes.owned(Arrays.copyOfRange(info, info.length - Jwk.COORDINATE_BYTES, info.length));
        byte[] seed = ((EdECPrivateKey) pair.getPrivate())
                .getBytes()
                .orElseThrow(() -> new IllegalStateException("the JDK hides the seed it made"));
        return new FreshKey(Jwk.ed25519(point), Bytes.owned(seed));
    }

    private static FreshKey p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProvider.jdk());
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        var point = ((ECPublicKey) pair.getPublic()).getW();
        BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
        return new FreshKey(Jwk.p256(fixed(point.getAffineX()), fixed(point.getAffineY())), fixed(secret));
    }

    private static FreshKey sm2() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2Signing.DOMAIN, new SecureRandom()));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        ECPoint point = ((ECPublicKeyParameters) pair.getPublic()).getQ().normalize();
        Bytes x = Bytes.owned(point.getAffineXCoord().getEncoded());
        Bytes y = Bytes.owned(point.getAffineYCoord().getEncoded());
        return new FreshKey(Jwk.sm2(x, y), fixed(((ECPrivateKeyParameters) pair.getPrivate()).getD()));
    }

    /** The number in 32 bytes, big-endian. */
    private static Bytes fixed(BigInteger number) {
        byte[] bytes = new byte[Jwk.COORDINATE_BYTES];
        byte[] big = number.toByteArray();
        int length = Math.min(bytes.length, big.length);
        System.arraycopy(big, big.length - length, bytes, bytes.length - length, length);
        return Bytes.owned(bytes);
    }
}
