package org.chengxin.encoding;

/**
 * Writes a type as canonical JSON (RFC 8785) and reads it back strictly: exactly the bytes that {@link #encode} writes
 * are accepted.
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
