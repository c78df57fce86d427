package org.chengxin.merkle;

/** The one rule for Ed25519 signatures. */
public final class Ed25519Rule {

    private Ed25519Rule() {}

    /** Whether a key and a signature are of the form that every provider judges alike. */
    public static boolean precheck(byte[] publicKey, byte[] signature) {
        throw new UnsupportedOperationException("" + publicKey.length + signature.length);
    }

    /** Whether a public key is canonical and not of small order. */
    public static boolean acceptsKey(byte[] publicKey) {
        throw new UnsupportedOperationException("" + publicKey.length);
    }

    /** Whether a signature is valid, by the pre-check and the JDK's provider. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        throw new UnsupportedOperationException("" + publicKey.length + message.length + signature.length);
    }
}
