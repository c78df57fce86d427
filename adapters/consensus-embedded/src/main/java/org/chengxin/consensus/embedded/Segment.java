package org.chengxin.consensus.embedded;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.chengxin.encoding.Bytes;

/**
 * One file of the log and where every {@value #STRIDE}th of its entries begins. Safe for several readers beside one
 * writer.
 *
 * <p>The file begins with a magic number, the format's version, the height of its first entry, the identity of the chain
 * and a CRC-32C of these.
 */
final class Segment {

    static final int HEADER_BYTES = 52;
    static final int VERSION = 1;
    static final int STRIDE = 16;
    static final String SUFFIX = ".log";

    private static final int MAGIC = 0xC3B1_9E00;

    private final String name;
    private final long firstHeight;
    private long[] marks = new long[64];
    private long count;
    private long end = HEADER_BYTES;

    Segment(long firstHeight) {
        this.name = name(firstHeight);
        this.firstHeight = firstHeight;
    }

    /** A segment of which everything is known. */
    Segment(long firstHeight, long count, long end, long[] marks) {
        this(firstHeight);
        this.count = count;
        this.end = end;
        this.marks = marks;
    }

    static String name(long firstHeight) {
        return "%020d%s".formatted(firstHeight, SUFFIX);
    }

    /** The first bytes of the file. */
    static byte[] header(long firstHeight, Bytes chain) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(firstHeight)
                .put(chain.shared());
        return header.putInt(crc(header.array())).array();
    }

    /**
     * Checks the first bytes of a file that should begin at a height.
     *
     * @return false when they are not what was written
     * @throws EngineStop when they are whole and say that the file is of another format or chain
     */
    static boolean headerIsWhole(byte[] header, long firstHeight, Bytes chain) {
        if (header.length != HEADER_BYTES) return false;
        ByteBuffer in = ByteBuffer.wrap(header);
        if (in.getInt() != MAGIC || in.getInt(HEADER_BYTES - Integer.BYTES) != crc(header)) return false;
        int version = in.getInt();
        if (version != VERSION)
            throw new EngineStop(
                    StopReason.LOG_FORMAT_MUST_BE_KNOWN,
                    "The log has format %d, this release knows format %d.".formatted(version, VERSION));
        if (in.getLong() != firstHeight) return false;
        if (!Arrays.equals(header, 16, 16 + chain.size(), chain.shared(), 0, chain.size()))
            throw new EngineStop(StopReason.LOG_MUST_BE_OF_THIS_CHAIN, "The log was begun with another genesis.");
        return true;
    }

    String name() {
        return name;
    }

    long firstHeight() {
        return firstHeight;
    }

    /** Height of the last entry; one less than the first when there is none. */
    synchronized long lastHeight() {
        return firstHeight + count - 1;
    }

    /** Where the next entry goes. */
    synchronized long end() {
        return end;
    }

    /** Notes an entry that stands at the end. */
    synchronized void add(long length) {
        if (count % STRIDE == 0) {
            int at = (int) (count / STRIDE);
            if (at == marks.length) marks = Arrays.copyOf(marks, 2 * at);
            marks[at] = end;
        }
        count++;
        end += length;
    }

    /** The nearest known place at or before an entry. */
    synchronized Mark markBefore(long height) {
        int at = (int) ((height - firstHeight) / STRIDE);
        return new Mark(firstHeight + (long) at * STRIDE, marks[at]);
    }

    /**
     * Where an entry begins.
     *
     * @param height of the entry
     * @param offset in the file
     */
    record Mark(long height, long offset) {}

    /** What {@link #index} writes, for reading it again. */
    static String indexName(long firstHeight) {
        return "%020d.index".formatted(firstHeight);
    }

    /** Everything known of the segment, so that it need not be read through at the next start. */
    synchronized byte[] index(Bytes chain) {
        int used = (int) ((count + STRIDE - 1) / STRIDE);
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + Long.BYTES * (2 + used) + Integer.BYTES)
                .put(header(firstHeight, chain))
                .putLong(count)
                .putLong(end);
        for (int i = 0; i < used; i++) out.putLong(marks[i]);
        return out.putInt(crc(out.array())).array();
    }

    /** Reads what {@link #index} wrote; empty when it is not whole or not about a file of this length. */
    static Optional<Segment> ofIndex(byte[] index, long firstHeight, long size, Bytes chain) {
        int fixed = HEADER_BYTES + 2 * Long.BYTES + Integer.BYTES;
        if (index.length < fixed || (index.length - fixed) % Long.BYTES != 0) return Optional.empty();
        ByteBuffer in = ByteBuffer.wrap(index);
        if (in.getInt(index.length - Integer.BYTES) != crc(index)) return Optional.empty();
        byte[] header = new byte[HEADER_BYTES];
        in.get(header);
        if (!Arrays.equals(header, header(firstHeight, chain))) return Optional.empty();
        long count = in.getLong();
        long end = in.getLong();
        long[] marks = new long[(index.length - fixed) / Long.BYTES];
        for (int i = 0; i < marks.length; i++) marks[i] = in.getLong();
        boolean fits = end == size && count > 0 && marks.length == (count + STRIDE - 1) / STRIDE;
        return fits ? Optional.of(new Segment(firstHeight, count, end, marks)) : Optional.empty();
    }

    /** CRC-32C of all but the last four bytes. */
    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) crc.getValue();
    }
}
