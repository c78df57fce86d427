package org.chengxin.encoding;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of bytes; in canonical JSON, base64url without padding. Ordered as unsigned bytes. */
public final class Bytes implements Comparable<Bytes> {

    /** The string of no bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Copies {@code content}. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** Takes {@code content} without copying: the caller gives it up and never writes to it again. */
    public static Bytes owned(byte[] content) {
        return new Bytes(content);
    }

    /**
     * Reads base64url without padding (RFC 4648, section 5).
     *
     * @throws MalformedException when a character, the length or a trailing bit is not what the encoder would write
     */
    public static Bytes ofBase64Url(String text) {
        return new Bytes(Base64Url.decode(text));
    }

    /** Reads hexadecimal digits of either case. */
    public static Bytes ofHex(String text) {
        return new Bytes(HexFormat.of().parseHex(text));
    }

    /** Number of bytes. */
    public int size() {
        return content.length;
    }

    /** The byte at {@code index}, as 0 to 255. */
    public int at(int index) {
        return content[index] & 0xff;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The bytes themselves, for reading only: writing to them breaks every promise of this class. */
    public byte[] shared() {
        return content;
    }

    /** Base64url without padding. */
    public String toBase64Url() {
        return Base64Url.encode(content);
    }

    /** Lower-case hexadecimal. */
    public String toHex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Base64url without padding. */
    @Override
    public String toString() {
        return toBase64Url();
    }
}
