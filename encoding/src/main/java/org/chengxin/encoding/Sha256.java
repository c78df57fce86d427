package org.chengxin.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;

/** SHA-256 (FIPS 180-4) from the JDK's own provider, which is the fastest on small input. */
public final class Sha256 {

    /** Length of a hash in bytes. */
    public static final int SIZE = 32;

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

    private Sha256() {}

    /** Hash of the concatenation of {@code parts}. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = DIGEST.get();
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    /** Hash of {@code length} bytes of {@code content} from {@code offset} on. */
    public static byte[] of(byte[] content, int offset, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(content, offset, length);
        return digest.digest();
    }

    /** Hash of {@code prefix} and then {@code length} bytes of {@code content} from {@code offset} on. */
    public static byte[] of(byte[] prefix, byte[] content, int offset, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(prefix);
        digest.update(content, offset, length);
        return digest.digest();
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException missing) {
            throw new IllegalStateException("the JDK lacks SHA-256", missing);
        }
    }
}
