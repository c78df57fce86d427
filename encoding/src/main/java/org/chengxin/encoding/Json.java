package org.chengxin.encoding;

/** Reads JSON whose type is not a record of ours: headers written by others, genesis files, values shown as a tree. */
public final class Json {

    private Json() {}

    /**
     * Reads any JSON of RFC 8259, in any order and spacing, refusing duplicate members, lone surrogates, bytes that are
     * not UTF-8, numbers other than integers within ±(2^53−1), and nesting beyond {@link Limits#MAX_DEPTH}.
     *
     * @return {@link String}, {@link Long}, {@link Boolean}, {@link JsonNull}, {@code List} or {@code SortedMap} by member name
     * @throws MalformedException for anything else
     */
    public static Object read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks that the bytes are one canonical JSON value of our subset (no null, no fractions).
     *
     * @throws MalformedException when they are not
     */
    public static void requireCanonical(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** The value {@code null} in JSON of others. */
    public enum JsonNull {
        /** Its one value. */
        NULL
    }
}
