package org.chengxin.ledger.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;

/** Keys that anybody can compute from a name. They protect nothing. */
public final class InsecureTestKeys {

    private InsecureTestKeys() {}

    /** An Ed25519 key of an organisation; the same for the same name, everywhere. */
    public static TestKey ed25519(Uscc organisation, String name) {
        KeyPair pair = generate("Ed25519", NamedParameterSpec.ED25519, name);
        byte[] subjectPublicKeyInfo = pair.getPublic().getEncoded();
        byte[] key =
                Arrays.copyOfRange(subjectPublicKeyInfo, subjectPublicKeyInfo.length - 32, subjectPublicKeyInfo.length);
        return new TestKey(organisation, Jwk.ed25519(Bytes.owned(key)), pair.getPrivate());
    }

    /** A P-256 key of an organisation; the same for the same name with the same JDK. */
    public static TestKey es256(Uscc organisation, String name) {
        KeyPair pair = generate("EC", new ECGenParameterSpec("secp256r1"), name);
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return new TestKey(
                organisation,
                Jwk.p256(coordinate(point.getAffineX()), coordinate(point.getAffineY())),
                pair.getPrivate());
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters, String name) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm, "SunEC");
            generator.initialize(parameters, new NoChance(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes coordinate(BigInteger value) {
        byte[] bytes = new byte[Jwk.COORDINATE_BYTES];
        byte[] signed = value.toByteArray();
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return Bytes.owned(bytes);
    }

    /** Bytes that follow from a name. */
    private static final class NoChance extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final String name;
        private int calls;

        NoChance(String name) {
            this.name = name;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += Sha256.SIZE) {
                byte[] block = Sha256.of(("insecure " + name + " " + calls++).getBytes(StandardCharsets.UTF_8));
                System.arraycopy(block, 0, bytes, at, Math.min(block.length, bytes.length - at));
            }
        }
    }
}
