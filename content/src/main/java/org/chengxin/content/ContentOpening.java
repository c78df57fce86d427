package org.chengxin.content;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;

/**
 * What opens a commitment on the ledger: the content of a record and the salt that keeps anyone from guessing it. Its
 * canonical form is {@code {"content":{…},"salt":"…"}}.
 *
 * @param content the record's content, canonical JSON
 * @param salt    {@value #SALT_BYTES} bytes that only the publisher could have made
 */
public record ContentOpening(CanonicalValue content, Bytes salt) {

    /** Length of a salt in bytes. */
    public static final int SALT_BYTES = 32;

    /** Most bytes that a content has: what one transaction may have, too. */
    public static final int CONTENT_MAX_BYTES = 64 * 1024;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException when the salt has another length or the content is too long
     */
    public ContentOpening {
        if (salt.size() != SALT_BYTES) throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        if (content.bytes().size() > CONTENT_MAX_BYTES)
            throw new IllegalArgumentException("a content has at most " + CONTENT_MAX_BYTES + " bytes");
    }

    /** The codec of an opening as stores and files keep it. */
    public static Codec<ContentOpening> codec() {
        return Codec.of(ContentOpening.class);
    }

    /** SHA-256 of the salt followed by the canonical content: what the ledger holds. */
    public Bytes commitment() {
        return Bytes.owned(Sha256.of(salt.shared(), content.bytes().shared()));
    }
}
