package org.chengxin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Files larger than they ought to be, made as they are read. */
class LargeFileTest {

    private static final long FILE_BYTES = 200L << 20;
    private static final long MORE_HEAP_BYTES = 64L << 20;

    @Test
    void two_hundred_megabytes_are_read_row_by_row() throws IOException {
        byte[] header = (Fixture.registration().csv().lines().findFirst().orElseThrow() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] row = (Fixture.registration().line() + "\n").getBytes(StandardCharsets.UTF_8);
        long rows = (FILE_BYTES - header.length) / row.length;
        IntakeFile file = assertInstanceOf(
                        Opening.Opened.class,
                        Intake.open(FileKind.REGISTRATIONS, () -> new Repeating(header, row, rows), Fixture.RULES))
                .file();
        assertEquals(rows, file.rows());
        long before = heapAfterCollection();
        AtomicLong seen = new AtomicLong();
        AtomicLong most = new AtomicLong();
        file.read(each -> {
            assertEquals(seen.incrementAndGet() + 1, each.line());
            assertInstanceOf(Row.Registration.class, each);
            if (seen.get() % (rows / 4) == 0) most.accumulateAndGet(heapAfterCollection(), Math::max);
        });
        assertEquals(rows, seen.get());
        assertTrue(most.get() - before < MORE_HEAP_BYTES, "heap grew by " + (most.get() - before) + " bytes");
    }

    @Test
    void a_file_beyond_the_limit_is_refused_without_being_kept() throws IOException {
        byte[] block = "a,b\n".repeat(16_384).getBytes(StandardCharsets.UTF_8);
        Opening opening = Intake.open(
                FileKind.REGISTRATIONS,
                () -> new Repeating(new byte[0], block, FileLimits.FILE_MAX_BYTES / block.length + 1),
                Fixture.RULES);
        assertEquals(
                IntakeReason.FILE_MUST_FIT,
                assertInstanceOf(Opening.Refused.class, opening).complaint().reason());
    }

    @Test
    void two_hundred_megabytes_without_a_line_break_are_refused_at_once() throws IOException {
        AtomicLong read = new AtomicLong();
        byte[] block = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        Opening opening = Intake.open(
                FileKind.PENALTIES,
                () -> new Repeating(new byte[0], block, FILE_BYTES / block.length) {
                    @Override
                    public int read(byte[] to, int offset, int length) {
                        int count = super.read(to, offset, length);
                        read.addAndGet(count);
                        return count;
                    }
                },
                Fixture.RULES);
        assertEquals(
                IntakeReason.ROW_MUST_FIT,
                assertInstanceOf(Opening.Refused.class, opening).complaint().reason());
        assertTrue(read.get() <= 2L * FileLimits.ROW_MAX_BYTES, "read " + read.get() + " bytes");
    }

    private static long heapAfterCollection() {
        System.gc();
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans())
            if (pool.getType() == MemoryType.HEAP) used += pool.getUsage().getUsed();
        return used;
    }

    /** A start, and then the same bytes again and again. */
    private static class Repeating extends InputStream {
        private final byte[] start;
        private final byte[] block;
        private final long size;
        private long at;

        Repeating(byte[] start, byte[] block, long times) {
            this.start = start;
            this.block = block;
            this.size = start.length + block.length * times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (at == size) return -1;
            boolean inStart = at < start.length;
            byte[] from = inStart ? start : block;
            int place = inStart ? (int) at : (int) ((at - start.length) % block.length);
            int count = Math.min(length, from.length - place);
            System.arraycopy(from, place, to, offset, count);
            at += count;
            return count;
        }
    }
}
