package org.chengxin.ledger;

import java.util.HexFormat;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.encoding.Text;

/** SHA-256 of what was signed (the signing input of the JWS), in text 64 lower-case hexadecimal digits. */
public record TransactionId(String text) implements Text, Comparable<TransactionId> {

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the text is not 64 lower-case hexadecimal digits
     */
    public TransactionId {
        if (text.length() != 2 * Sha256.SIZE) throw new IllegalArgumentException("a transaction id has 64 digits");
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f')))
                throw new IllegalArgumentException("a transaction id is lower-case hexadecimal");
        }
    }

    /** The id that is this hash. */
    public static TransactionId of(Bytes hash) {
        return new TransactionId(hash.toHex());
    }

    /** The 32 bytes. */
    public Bytes bytes() {
        return Bytes.owned(HexFormat.of().parseHex(text));
    }

    /** By value of the hash. */
    @Override
    public int compareTo(TransactionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
