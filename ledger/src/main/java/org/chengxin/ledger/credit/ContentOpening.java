package org.chengxin.ledger.credit;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Limits;

/**
 * What opens a commitment: the content and its salt. It travels beside a transaction and is shown while the record is
 * displayed.
 *
 * @param content the content as canonical JSON, at most {@link ContentLimits#CONTENT_MAX_BYTES}
 * @param salt    {@link Commitments#SALT_BYTES} bytes
 */
public record ContentOpening(CanonicalValue content, Bytes salt) {

    /** Checks the shape. */
    public ContentOpening {
        Limits.within("content", content.bytes().size(), 1, ContentLimits.CONTENT_MAX_BYTES);
        if (salt.size() != Commitments.SALT_BYTES) throw new IllegalArgumentException("salt must have 32 bytes");
    }

    /** The opening of a record's content under a salt. */
    public static ContentOpening of(RecordContent content, Bytes salt) {
        return new ContentOpening(new CanonicalValue(content.canonical()), salt);
    }

    /** The commitment that this opens. */
    public Bytes commitment() {
        return Commitments.of(salt, content.bytes());
    }

    /**
     * The content, read.
     *
     * @throws org.chengxin.encoding.MalformedException when it is not the content of a permit or penalty
     */
    public RecordContent read() {
        return Codec.of(RecordContent.class).decode(content.bytes().shared());
    }
}
