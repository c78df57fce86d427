package org.chengxin.content;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Sha256;

/**
 * A content, the salt that keeps anyone from guessing it, and the record that shows it.
 *
 * @param holder  SHA-256 of the path of the record that shows it, 32 bytes
 * @param content canonical JSON
 * @param salt    {@value #SALT_BYTES} bytes
 */
public record StoredContent(Bytes holder, CanonicalValue content, Bytes salt) {

    /** Length of a salt in bytes. */
    public static final int SALT_BYTES = 32;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException when holder or salt has another length
     */
    public StoredContent {
        if (holder.size() != Sha256.SIZE) throw new IllegalArgumentException("a holder is a SHA-256");
        if (salt.size() != SALT_BYTES) throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
    }

    /** SHA-256 of the salt followed by the content, which the ledger holds, and who holds it. */
    public Holding holding() {
        return new Holding(Bytes.owned(Sha256.of(salt.shared(), content.bytes().shared())), holder);
    }
}
