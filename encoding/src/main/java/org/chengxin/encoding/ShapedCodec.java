package org.chengxin.encoding;

import java.util.Objects;

/** The codec that follows a shape. */
final class ShapedCodec<T> implements Codec<T> {

    private static final int USUAL_SIZE = 512;

    /** Codecs by type: a shape takes milliseconds to find and never changes. */
    private static final ClassValue<ShapedCodec<?>> CODECS = new ClassValue<>() {
        @Override
        protected ShapedCodec<?> computeValue(Class<?> type) {
            return new ShapedCodec<>(type);
        }
    };

    private final Class<T> type;
    private final Shape shape;

    private ShapedCodec(Class<T> type) {
        this.type = type;
        this.shape = Shapes.of(type);
    }

    @SuppressWarnings("unchecked") // the codec was made for this very class
    static <T> Codec<T> of(Class<T> type) {
        return (Codec<T>) CODECS.get(type);
    }

    @Override
    public byte[] encode(T value) {
        CanonicalWriter out = new CanonicalWriter(USUAL_SIZE);
        shape.write(out, value);
        return out.toArray();
    }

    @Override
    public T decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    @Override
    public T decode(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        StrictReader in = StrictReader.canonical(bytes, offset, length);
        Object value = shape.read(in);
        in.finish();
        return type.cast(value);
    }
}
