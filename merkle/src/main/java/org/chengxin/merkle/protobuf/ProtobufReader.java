package org.chengxin.merkle.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;

/**
 * Reads Protocol Buffers field by field, refusing fields out of order, unfinished values and groups. Whether the bytes
 * are the one canonical form is for the caller to see, by writing the value again: {@link #requireSame}.
 */
public final class ProtobufReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;

    private final byte[] content;
    private final int end;
    private int position;
    private int field;
    private int wireType;

    /** A reader of a whole array. */
    public ProtobufReader(byte[] content) {
        this(content, 0, content.length);
    }

    private ProtobufReader(byte[] content, int start, int end) {
        this.content = content;
        this.position = start;
        this.end = end;
    }

    /**
     * Goes to the next field.
     *
     * @return false at the end
     * @throws MalformedException when the tag is unfinished, or its field comes before the last one
     */
    public boolean next() {
        if (position == end) return false;
        int start = position;
        long tag = rawVarint();
        long number = tag >>> 3;
        if (number < Math.max(1, field) || number > 0x1fff_ffff)
            throw new MalformedException(Fault.MEMBER_ORDER, start);
        field = (int) number;
        wireType = (int) (tag & 7);
        return true;
    }

    /** Number of the current field. */
    public int field() {
        return field;
    }

    /** The current field as an integer. */
    public long integer() {
        require(VARINT);
        return rawVarint();
    }

    /** The current field as an integer that must lie between bounds, both included. */
    public int integer(int least, int most) {
        int start = position;
        long value = integer();
        if (value < least || value > most) throw new MalformedException(Fault.VALUE, start);
        return (int) value;
    }

    /** The current field as an {@code sfixed64}. */
    public long fixed64() {
        require(FIXED64);
        if (end - position < Long.BYTES) throw new MalformedException(Fault.SYNTAX, position);
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) value |= (content[position++] & 0xffL) << shift;
        return value;
    }

    /** The current field as bytes. */
    public Bytes bytes() {
        int length = delimited();
        position += length;
        return Bytes.owned(Arrays.copyOfRange(content, position - length, position));
    }

    /** The current field as text; bytes that are not UTF-8 become other bytes when written again. */
    public String text() {
        int length = delimited();
        position += length;
        return new String(content, position - length, length, StandardCharsets.UTF_8);
    }

    /** The current field as an embedded message. */
    public ProtobufReader message() {
        int length = delimited();
        position += length;
        return new ProtobufReader(content, position - length, position);
    }

    /** The exception for a field that the message does not have. */
    public MalformedException unknown() {
        return new MalformedException(Fault.UNKNOWN_MEMBER, position);
    }

    /** The exception for a value that its type refuses. */
    public MalformedException refused() {
        return new MalformedException(Fault.VALUE, position);
    }

    /**
     * Checks that a value written again gives the bytes it was read from.
     *
     * @throws MalformedException ({@link Fault#NOT_CANONICAL}) when it does not
     */
    public static void requireSame(byte[] read, byte[] written) {
        int at = Arrays.mismatch(read, written);
        if (at >= 0) throw new MalformedException(Fault.NOT_CANONICAL, at);
    }

    private void require(int expected) {
        if (wireType != expected) throw new MalformedException(Fault.KIND, position);
    }

    private int delimited() {
        require(DELIMITED);
        int start = position;
        long length = rawVarint();
        if (length < 0 || length > end - position) throw new MalformedException(Fault.SYNTAX, start);
        return (int) length;
    }

    private long rawVarint() {
        int start = position;
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position == end) throw new MalformedException(Fault.SYNTAX, start);
            byte next = content[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) return value;
        }
        throw new MalformedException(Fault.SYNTAX, start);
    }
}
