package org.chengxin.encoding;

/**
 * Writes a type as canonical JSON (RFC 8785) and reads it back strictly: exactly the bytes that {@link #encode} writes
 * are accepted.
 *
 * <p>Of several faults the first in reading order is reported, with one exception: when the members of an object are
 * not those of its type, the form of the whole object is checked first. Bytes that are not canonical JSON at all are
 * therefore never called an unknown, missing or misplaced member.
 *
 * <p>Constructors of records may check their components but must not change them, or what was read is no longer what
 * was written. Their {@link IllegalArgumentException}, {@link ArithmeticException} and
 * {@link java.time.DateTimeException} become {@link MalformedException.Fault#VALUE}.
 *
 * <p>A named module must {@code opens} its packages of records to this one. Codecs are kept, immutable and safe for use
 * by several threads.
 *
 * @param <T> a record, or a sealed interface whose cases are records
 */
public interface Codec<T> {

    /**
     * The codec of a type. Component types may be {@code String}, {@code long}, {@code int}, {@code boolean},
     * {@link java.time.LocalDate}, {@link Bytes}, {@link Text}, {@link CanonicalValue}, an enum (its constant in small letters
     * with {@code -} for {@code _}), a record, a sealed interface, a {@code List} of these, or an {@code Optional} of
     * these, which is absent when empty.
     *
     * @throws IllegalArgumentException when a component has a type that canonical JSON cannot carry
     */
    static <T> Codec<T> of(Class<T> type) {
        return ShapedCodec.of(type);
    }

    /**
     * The one canonical form.
     *
     * @throws IllegalArgumentException when the value holds an integer beyond 2^53 − 1 or a lone surrogate
     */
    byte[] encode(T value);

    /**
     * Reads a value.
     *
     * @throws MalformedException when {@code bytes} are not exactly what {@link #encode} writes for some value
     */
    T decode(byte[] bytes);

    /** Reads a value from a range of an array; see {@link #decode(byte[])}. */
    T decode(byte[] bytes, int offset, int length);
}
