package org.chengxin.consensus.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.Ed25519Rule;

/** Signs with a key in this process's memory. */
public final class PrivateKeySigner implements BlockSigner {

    private static final byte[] TRIAL = "a trial of the validator key".getBytes(US_ASCII);

    private final Bytes publicKey;
    private final PrivateKey secret;
    private final Provider provider;

    /**
     * Tries the key.
     *
     * @param publicKey 32 bytes
     * @param secret    its private half
     * @param provider  signs with it, such as ACCP or the JDK's {@code SunEC}
     * @throws IllegalArgumentException when the halves do not belong together, or the provider cannot use them
     */
    public PrivateKeySigner(Bytes publicKey, PrivateKey secret, Provider provider) {
        this.publicKey = publicKey;
        this.secret = secret;
        this.provider = provider;
        if (!Ed25519Rule.verify(publicKey.shared(), TRIAL, signOrRefuse(TRIAL).shared()))
            throw new IllegalArgumentException("the halves of the validator key do not belong together");
    }

    @Override
    public Bytes publicKey() {
        return publicKey;
    }

    @Override
    public Bytes sign(byte[] message) {
        return signOrRefuse(message);
    }

    private Bytes signOrRefuse(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519", provider);
            signature.initSign(secret);
            signature.update(message);
            return Bytes.owned(signature.sign());
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException(provider.getName() + " cannot sign with the validator key", unfit);
        }
    }
}
