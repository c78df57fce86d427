package org.chengxin.content;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Sha256;

/**
 * A content, the salt that keeps anyone from guessing it, and the record that shows it.
 *
 * @param holding the commitment that content and salt open, which is not computed again, and who holds it
 * @param content canonical JSON
 * @param salt    {@value #SALT_BYTES} bytes
 */
public record StoredContent(Holding holding, CanonicalValue content, Bytes salt) {

    /** Length of a salt in bytes. */
    public static final int SALT_BYTES = 32;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException when the salt has another length
     */
    public StoredContent {
        if (salt.size() != SALT_BYTES) throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
    }

    /**
     * A content and its holder, whatever it opens: the commitment is the SHA-256 of the salt followed by the content.
     *
     * @param holder SHA-256 of the path of the record that shows it, 32 bytes
     * @throws IllegalArgumentException when holder or salt has another length
     */
    public StoredContent(Bytes holder, CanonicalValue content, Bytes salt) {
        this(new Holding(Bytes.owned(Sha256.of(salt.shared(), content.bytes().shared())), holder), content, salt);
    }
}
