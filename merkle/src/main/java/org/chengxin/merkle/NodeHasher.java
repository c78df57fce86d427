package org.chengxin.merkle;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** The three hashes of the Rust crate {@code jmt} 0.12. One for each thread; writes into arrays to spare allocations. */
final class NodeHasher {

    /** What a leaf hash starts with. */
    static final Bytes LEAF_PREFIX = ascii("JMT::LeafNode");

    /** What an inner hash starts with; so spelt in the crate. */
    static final Bytes INNER_PREFIX = ascii("JMT::IntrnalNode");

    /** Stands for an empty subtree: 32 bytes of ASCII, no hash. */
    static final Bytes PLACEHOLDER = ascii("SPARSE_MERKLE_PLACEHOLDER_HASH__");

    private static final int SIZE = Sha256.SIZE;

    private final MessageDigest sha256;
    private final byte[] leaf = new byte[LEAF_PREFIX.size() + 2 * SIZE];
    private final byte[] inner = new byte[INNER_PREFIX.size() + 2 * SIZE];

    NodeHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256", "SUN");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the JDK lacks SHA-256", missing);
        }
        System.arraycopy(LEAF_PREFIX.shared(), 0, leaf, 0, LEAF_PREFIX.size());
        System.arraycopy(INNER_PREFIX.shared(), 0, inner, 0, INNER_PREFIX.size());
    }

    /** Writes H(prefix ‖ key hash ‖ H(value digest)) to {@code to} at {@code at}. */
    void leaf(byte[] keys, int keyAt, byte[] valueDigest, byte[] to, int at) {
        int keyIn = LEAF_PREFIX.size();
        System.arraycopy(keys, keyAt, leaf, keyIn, SIZE);
        sha256.update(valueDigest);
        digest(leaf, keyIn + SIZE);
        sha256.update(leaf);
        digest(to, at);
    }

    /** Writes H(prefix ‖ left ‖ right) to {@code to} at {@code at}. */
    void inner(byte[] left, int leftAt, byte[] right, int rightAt, byte[] to, int at) {
        int leftIn = INNER_PREFIX.size();
        System.arraycopy(left, leftAt, inner, leftIn, SIZE);
        System.arraycopy(right, rightAt, inner, leftIn + SIZE, SIZE);
        sha256.update(inner);
        digest(to, at);
    }

    private void digest(byte[] to, int at) {
        try {
            sha256.digest(to, at, SIZE);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes ascii(String text) {
        return Bytes.owned(text.getBytes(StandardCharsets.US_ASCII));
    }
}
