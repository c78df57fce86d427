package org.chengxin.consensus.embedded;

import java.util.Optional;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * Notices that the clock has jumped. What the clock said at the last block, and the machine's uptime then, say what it
 * should say now. Where the uptime does not tell, as after a restart of the machine, no more than the limit may have
 * passed.
 */
final class ClockWatch {

    private final MachineTime time;
    private final long mostMillis;
    private Reading last;

    /**
     * What the clock said.
     *
     * @param wall   milliseconds since 1970-01-01T00:00Z
     * @param uptime of the machine at that moment
     */
    record Reading(long wall, Uptime uptime) {

        /** A time of which only the chain tells. */
        static Reading at(Timestamp time) {
            return new Reading(time.millis(), Uptime.UNKNOWN);
        }
    }

    /** A watch that begins where the last block left the clock. */
    ClockWatch(MachineTime time, long mostMillis, Reading last) {
        this.time = time;
        this.mostMillis = mostMillis;
        this.last = last;
    }

    /** What the clock says now. */
    Reading read() {
        return new Reading(time.now(), time.uptime());
    }

    /** What the clock said at the last block. */
    Reading last() {
        return last;
    }

    /** Begins to measure from a reading: that of a block, or one that somebody has confirmed. */
    void trust(Reading reading) {
        last = reading;
    }

    /** Takes it that time has passed since the last block, however much: nothing was to be made meanwhile. */
    void forgiveGap() {
        Reading now = read();
        if (now.wall() > last.wall()) last = now;
    }

    /** By how many milliseconds the clock is off, when that is more than the limit. */
    Optional<Long> jump(Reading now) {
        long passed = now.uptime().comparesWith(last.uptime())
                ? now.uptime().millis() - last.uptime().millis()
                : 0;
        long off = now.wall() - last.wall() - passed;
        return Math.abs(off) > mostMillis ? Optional.of(off) : Optional.empty();
    }
}
