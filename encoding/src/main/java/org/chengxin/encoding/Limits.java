package org.chengxin.encoding;

import java.nio.charset.StandardCharsets;

/** Limits that every reader and writer of the encoding shares. */
public final class Limits {

    /** The largest integer, 2^53 − 1; the smallest is its negative. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 16;

    private Limits() {}

    /**
     * Checks that a text has at least one and at most {@code maxBytes} bytes of UTF-8 and no control characters.
     *
     * @throws IllegalArgumentException naming the component, never its value
     */
    public static void text(String component, String value, int maxBytes) {
        if (value.isEmpty()) throw new IllegalArgumentException(component + " is empty");
        if (value.length() > maxBytes || value.getBytes(StandardCharsets.UTF_8).length > maxBytes)
            throw new IllegalArgumentException(component + " is longer than " + maxBytes + " bytes");
        for (int i = 0; i < value.length(); i++)
            if (value.charAt(i) < 0x20 || value.charAt(i) == 0x7f)
                throw new IllegalArgumentException(component + " has a control character");
    }

    /**
     * Checks that a number lies within bounds, both included.
     *
     * @throws IllegalArgumentException naming the component
     */
    public static void within(String component, long value, long least, long most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(component + " must be from " + least + " to " + most);
    }
}
