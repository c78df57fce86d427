package org.chengxin.merkle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Validator;

/** A validator's Ed25519 key made from a seed, so that every run signs alike. For tests only. */
public final class InventedSigner {

    private final PrivateKey privateKey;
    private final Bytes publicKey;
    private final long power;

    /** A signer whose key follows from {@code seed}. */
    public InventedSigner(long seed, long power) {
        this.power = power;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(NamedParameterSpec.ED25519, new SeededChance(seed));
            KeyPair pair = generator.generateKeyPair();
            privateKey = pair.getPrivate();
            byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
            publicKey = Bytes.owned(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The validator that this signer is. */
    public Validator validator() {
        return new Validator(publicKey, power);
    }

    /** Signs as RFC 8032 says. */
    public Bytes sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519", "SunEC");
            signature.initSign(privateKey);
            signature.update(message);
            return Bytes.owned(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Chance that is not chance at all. */
    private static final class SeededChance extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final Random source;

        SeededChance(long seed) {
            source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
