package org.chengxin.ledger;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Text;

/**
 * The id of a credit record below its publisher: 32 bytes that only the holder of the publisher's import secret can
 * compute from the decision, in text 43 characters of base64url.
 */
public record RecordId(String text) implements Text, Comparable<RecordId> {

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the text is not canonical base64url of 32 bytes
     */
    public RecordId {
        Thumbprint.requireHash("a record id", text);
    }

    /**
     * The id of these 32 bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static RecordId of(Bytes bytes) {
        return new RecordId(bytes.toBase64Url());
    }

    /** The 32 bytes. */
    public Bytes bytes() {
        return Bytes.ofBase64Url(text);
    }

    /** By the characters' code points, as paths are ordered. */
    @Override
    public int compareTo(RecordId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
