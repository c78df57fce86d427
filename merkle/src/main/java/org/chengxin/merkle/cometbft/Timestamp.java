package org.chengxin.merkle.cometbft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A point in time as CometBFT writes it ({@code google.protobuf.Timestamp}), from the year 1 to the year 9999.
 *
 * @param seconds seconds since 1970-01-01T00:00:00Z
 * @param nanos nanoseconds to add, 0 to 999,999,999
 */
public record Timestamp(long seconds, int nanos) implements Comparable<Timestamp> {

    /** The zero time of Go, 0001-01-01T00:00:00Z, which stands for no time. */
    public static final Timestamp ZERO = new Timestamp(-62_135_596_800L, 0);

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** Checks the bounds. */
    public Timestamp {
        if (seconds < -62_135_596_800L || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999)
            throw new IllegalArgumentException("time out of range");
    }

    /** The time at a number of milliseconds since 1970-01-01T00:00:00Z. */
    public static Timestamp ofMillis(long millis) {
        return new Timestamp(Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000) * NANOS_PER_MILLI);
    }

    /**
     * Reads an RFC 3339 time in UTC, as in a genesis document.
     *
     * @throws MalformedException when it is none
     */
    public static Timestamp parse(String text) {
        try {
            Instant instant = Instant.from(DateTimeFormatter.ISO_INSTANT.parse(text));
            return new Timestamp(instant.getEpochSecond(), instant.getNano());
        } catch (DateTimeException | IllegalArgumentException notATime) {
            throw new MalformedException(Fault.VALUE, 0);
        }
    }

    /** Milliseconds since 1970-01-01T00:00:00Z, rounded down: block time as the ledger's rules see it. */
    public long millis() {
        return Math.addExact(Math.multiplyExact(seconds, 1000L), nanos / NANOS_PER_MILLI);
    }

    /** The same as Java writes it. */
    public Instant instant() {
        return Instant.ofEpochSecond(seconds, nanos);
    }

    @Override
    public int compareTo(Timestamp other) {
        int bySecond = Long.compare(seconds, other.seconds);
        return bySecond != 0 ? bySecond : Integer.compare(nanos, other.nanos);
    }

    /** RFC 3339 in UTC. */
    @Override
    public String toString() {
        return instant().toString();
    }

    /** The protobuf message. */
    byte[] encode() {
        return new ProtobufWriter().integer(1, seconds).integer(2, nanos).toByteArray();
    }

    static Timestamp read(ProtobufReader in) {
        long seconds = 0;
        int nanos = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> seconds = in.integer();
                case 2 -> nanos = in.integer(0, 999_999_999);
                default -> throw in.unknown();
            }
        }
        try {
            return new Timestamp(seconds, nanos);
        } catch (IllegalArgumentException outOfRange) {
            throw in.refused();
        }
    }
}
