package org.chengxin.consensus.cometbft.process;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.chengxin.encoding.Bytes;

/**
 * A private key that CometBFT reads from a file in the clear.
 *
 * @param seed      the 32 bytes of RFC 8032's private key
 * @param publicKey the 32 bytes that belong to it
 */
public record Ed25519Secret(Bytes seed, Bytes publicKey) {

    private static final int HALF_BYTES = 32;

    /** Checks the lengths. */
    public Ed25519Secret {
        if (seed.size() != HALF_BYTES || publicKey.size() != HALF_BYTES)
            throw new IllegalArgumentException("both halves of an Ed25519 key have 32 bytes");
    }

    /** A new key that nobody else has. */
    static Ed25519Secret generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] info = pair.getPublic().getEncoded();
            return new Ed25519Secret(
                    Bytes.owned(seed), Bytes.of(Arrays.copyOfRange(info, info.length - HALF_BYTES, info.length)));
        } catch (NoSuchAlgorithmException | NoSuchProviderException missing) {
            throw new IllegalStateException("the JDK lacks Ed25519", missing);
        }
    }

    /** Seed and public key behind each other in base64, as in CometBFT's files. */
    String base64() {
        byte[] both = new byte[2 * HALF_BYTES];
        System.arraycopy(seed.shared(), 0, both, 0, HALF_BYTES);
        System.arraycopy(publicKey.shared(), 0, both, HALF_BYTES, HALF_BYTES);
        return Base64.getEncoder().encodeToString(both);
    }

    /** Names the key and never says the secret. */
    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
