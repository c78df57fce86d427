package org.chengxin.merkle.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chengxin.encoding.Bytes;

/**
 * Writes Protocol Buffers in the one byte form that CometBFT's generated code writes: fields in ascending order, plain
 * fields left out at their zero value, embedded messages that cannot be absent written even when empty.
 */
public final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;

    private static final int USUAL_BYTES = 128;

    private byte[] buffer;
    private int size;

    /** For a message of usual length. */
    public ProtobufWriter() {
        this(USUAL_BYTES);
    }

    /** For a message of about so many bytes; it may become longer. */
    public ProtobufWriter(int expectedBytes) {
        buffer = new byte[expectedBytes];
    }

    /** How many bytes {@link #element} takes for a field below 16. */
    public static int elementBytes(int contentBytes) {
        int length = 2;
        for (int rest = contentBytes >>> 7; rest != 0; rest >>>= 7) length++;
        return Math.addExact(length, contentBytes);
    }

    /** An integer ({@code int32}, {@code int64}, {@code uint32}, {@code uint64}, enum), left out when zero. */
    public ProtobufWriter integer(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
        return this;
    }

    /** An {@code sfixed64}, left out when zero. */
    public ProtobufWriter fixed64(int field, long value) {
        if (value != 0) {
            tag(field, FIXED64);
            reserve(Long.BYTES);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** A {@code bytes} field, left out when empty. */
    public ProtobufWriter bytes(int field, Bytes value) {
        return value.size() == 0 ? this : element(field, value.shared());
    }

    /** A {@code string} field, left out when empty. */
    public ProtobufWriter text(int field, String value) {
        return value.isEmpty() ? this : element(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An embedded message or one element of a repeated field: written also when empty. */
    public ProtobufWriter element(int field, byte[] content) {
        tag(field, DELIMITED);
        varint(content.length);
        raw(content);
        return this;
    }

    /** Bytes as they are, without a tag. */
    public ProtobufWriter raw(byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, buffer, size, content.length);
        size += content.length;
        return this;
    }

    /** A varint without a tag, as before a length-delimited message. */
    public ProtobufWriter varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    /** What has been written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > buffer.length)
            buffer = Arrays.copyOf(buffer, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, 2L * buffer.length)));
    }
}
