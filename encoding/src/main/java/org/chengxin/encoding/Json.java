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
        return JsonTree.read(bytes);
    }

    /**
     * Checks that the bytes are one canonical JSON value of our subset (no null, no fractions).
     *
     * @throws MalformedException when they are not
     */
    public static void requireCanonical(byte[] bytes) {
        StrictReader in = StrictReader.canonical(bytes, 0, bytes.length);
        CanonicalScan.value(in);
        in.finish();
    }

    /**
     * Writes a tree of the kinds that {@link #read} gives, {@link JsonNull} excepted, as canonical JSON; integers may
     * also be {@link Integer}, and a map is any {@code Map} with String keys.
     *
     * @throws IllegalArgumentException for another kind, an integer beyond 2^53 − 1, a lone surrogate, or nesting
     *     beyond {@link Limits#MAX_DEPTH}
     */
    public static byte[] write(Object tree) {
        return JsonTree.write(tree);
    }

    /** The value {@code null} in JSON of others. */
    public enum JsonNull {
        /** Its one value. */
        NULL
    }
}
