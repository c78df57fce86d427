package org.chengxin.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64url without padding (RFC 4648, section 5) in its one canonical form: unused trailing bits are zero. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /** Encodes without padding. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Decodes exactly what {@link #encode} would write.
     *
     * @throws MalformedException ({@link MalformedException.Fault#BASE64URL}) for anything else
     */
    public static byte[] decode(String text) {
        // What ISO 8859-1 lacks becomes a question mark, which the alphabet lacks too.
        return decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Decodes the ASCII bytes of exactly what {@link #encode} would write.
     *
     * @throws MalformedException ({@link MalformedException.Fault#BASE64URL}) for anything else
     */
    public static byte[] decode(byte[] ascii) {
        if (!canonicalTail(ascii)) throw new MalformedException(MalformedException.Fault.BASE64URL, ascii.length);
        try {
            return DECODER.decode(ascii);
        } catch (IllegalArgumentException notInAlphabet) {
            throw new MalformedException(MalformedException.Fault.BASE64URL, 0);
        }
    }

    /** Whether the length is possible, there is no padding, and the last character has no stray bits. */
    private static boolean canonicalTail(byte[] ascii) {
        int tail = ascii.length & 3;
        if (tail == 1) return false;
        if (ascii.length == 0) return true;
        int last = ALPHABET.indexOf(ascii[ascii.length - 1]);
        if (last < 0) return false;
        return switch (tail) {
            case 2 -> (last & 0x0f) == 0;
            case 3 -> (last & 0x03) == 0;
            default -> true;
        };
    }
}
