package org.chengxin.encoding;

import java.util.Arrays;

/** A growing array of bytes that knows how RFC 8785 writes strings and integers. */
final class CanonicalWriter {

    private static final String SHORT_ESCAPED = "\b\t\n\f\r\"\\";
    private static final String SHORT_ESCAPES = "btnfr\"\\";
    /** An escaped control character takes six bytes, every other UTF-16 unit at most three. */
    private static final int MOST_BYTES_PER_UNIT = 6;

    private static final int MOST_BYTES_PER_INTEGER = 17;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] buffer;
    private int size;
    private int depth;

    CanonicalWriter(int expectedSize) {
        buffer = new byte[expectedSize];
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, size);
    }

    int size() {
        return size;
    }

    /** How many arrays and objects are open. */
    int depth() {
        return depth;
    }

    /** Opens an array or object. */
    void open(char bracket) {
        if (++depth > Limits.MAX_DEPTH) throw new IllegalArgumentException("nested deeper than " + Limits.MAX_DEPTH);
        write(bracket);
    }

    /** Closes what was opened last. */
    void close(char bracket) {
        depth--;
        write(bracket);
    }

    /** Writes one ASCII character. */
    void write(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    /** Writes bytes as they stand. */
    void write(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    /** Writes an integer in decimal. */
    void integer(long value) {
        if (value > Limits.MAX_INTEGER || value < -Limits.MAX_INTEGER)
            throw new IllegalArgumentException("an integer beyond 2^53 - 1");
        reserve(MOST_BYTES_PER_INTEGER);
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long tens = rest; tens >= 10; tens /= 10) digits++;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** Writes a string that is known to be ASCII without quotes, backslashes and control characters. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies low bytes, which is all ASCII has
    void plainString(String text) {
        int length = text.length();
        reserve(length + 2);
        buffer[size++] = '"';
        text.getBytes(0, length, buffer, size);
        size += length;
        buffer[size++] = '"';
    }

    /** Writes any string, escaped as RFC 8785, section 3.2.2.2 says. */
    void string(String text) {
        int length = text.length();
        reserve(Math.addExact(Math.multiplyExact(length, MOST_BYTES_PER_UNIT), 2));
        byte[] to = buffer;
        int at = size;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                if (unit >= 0x20 && unit != '"' && unit != '\\') to[at++] = (byte) unit;
                else at = escape(unit, to, at);
            } else if (unit < 0x800) {
                to[at++] = (byte) (0xc0 | unit >> 6);
                to[at++] = continuation(unit);
            } else if (!Character.isSurrogate(unit)) {
                to[at++] = (byte) (0xe0 | unit >> 12);
                to[at++] = continuation(unit >> 6);
                to[at++] = continuation(unit);
            } else {
                int point = pair(text, i++);
                to[at++] = (byte) (0xf0 | point >> 18);
                to[at++] = continuation(point >> 12);
                to[at++] = continuation(point >> 6);
                to[at++] = continuation(point);
            }
        }
        to[at++] = '"';
        size = at;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private static int pair(String text, int index) {
        char high = text.charAt(index);
        if (!Character.isHighSurrogate(high)
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1)))
            throw new IllegalArgumentException("a text with a lone surrogate");
        return Character.toCodePoint(high, text.charAt(index + 1));
    }

    private static int escape(char unit, byte[] to, int from) {
        int at = from;
        to[at++] = '\\';
        int form = SHORT_ESCAPED.indexOf(unit);
        if (form >= 0) {
            to[at++] = (byte) SHORT_ESCAPES.charAt(form);
            return at;
        }
        to[at++] = 'u';
        to[at++] = '0';
        to[at++] = '0';
        to[at++] = HEX[unit >> 4];
        to[at++] = HEX[unit & 0xf];
        return at;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
}
