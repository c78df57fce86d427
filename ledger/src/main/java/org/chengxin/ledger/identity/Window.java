package org.chengxin.ledger.identity;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.AdmissionReason;

/**
 * Which sequences a key has used: all up to {@code top − 1,024}, and of the last 1,024 those whose bit is set. A sequence
 * may be used once, in any order, from {@code top − 1,023} to {@code top + 1,024}.
 *
 * @param top  the highest sequence used, 0 before the first
 * @param bits 1,024 bits in a ring: bit {@code s mod 1,024}, counted from the lowest of the first byte, is set when {@code s} is used
 */
public record Window(long top, Bytes bits) {

    /** Sequences that the window spans, below its top and above it. */
    public static final int SPAN = 1024;

    private static final int SIZE = SPAN / Byte.SIZE;

    /** The window of a key that has signed nothing. */
    public static final Window UNUSED = new Window(0, Bytes.owned(new byte[SIZE]));

    /** Checks the shape. */
    public Window {
        Limits.within("top", top, 0, Limits.MAX_INTEGER);
        if (bits.size() != SIZE) throw new IllegalArgumentException("bits has " + SIZE + " bytes");
    }

    /** What stands against the use of a sequence, if anything. */
    public Optional<AdmissionReason> against(long sequence) {
        if (sequence <= top - SPAN) return Optional.of(AdmissionReason.SEQUENCE_MUST_NOT_BE_OLD);
        if (sequence > top + SPAN) return Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEAR);
        if (sequence <= top && isSet(sequence)) return Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEW);
        return Optional.empty();
    }

    /** The window after a sequence that nothing stands against has been used. */
    public Window with(long sequence) {
        byte[] next = bits.toArray();
        for (long skipped = top + 1; skipped < sequence; skipped++) next[place(skipped)] &= (byte) ~mask(skipped);
        next[place(sequence)] |= (byte) mask(sequence);
        return new Window(Math.max(top, sequence), Bytes.owned(next));
    }

    private boolean isSet(long sequence) {
        return (bits.at(place(sequence)) & mask(sequence)) != 0;
    }

    private static int place(long sequence) {
        return (int) (sequence % SPAN) / Byte.SIZE;
    }

    private static int mask(long sequence) {
        return 1 << (int) (sequence % Byte.SIZE);
    }
}
