package org.chengxin.sdk;

import java.time.Duration;

/**
 * The moment by which an answer has to be there.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 */
record Deadline(long nanoTime) {

    /** So much from now on. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * What is left of it, but no more than this.
     *
     * @param where what was to be asked
     * @throws SdkException {@link SdkReason#CITY_MUST_ANSWER_IN_TIME} when nothing is left
     */
    Duration left(Duration most, String where) {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        if (!left.isPositive()) throw new SdkException(SdkReason.CITY_MUST_ANSWER_IN_TIME, where);
        return left.compareTo(most) < 0 ? left : most;
    }
}
