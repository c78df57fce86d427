package org.chengxin.consensus.cometbft.process;

/**
 * How long to wait before a process is started again: at once after a long life, twice as long after each short one, and
 * never longer than a bound.
 */
final class BackOff {

    /** Shortest wait after a short life, in milliseconds. */
    static final long FIRST_MILLIS = 200;
    /** Longest wait, in milliseconds. */
    static final long MOST_MILLIS = 10_000;
    /** A process that lived this long was running well, in milliseconds. */
    static final long LONG_LIFE_MILLIS = 60_000;

    private int shortLives;

    /**
     * A process ended.
     *
     * @param livedMillis how long it ran
     * @return how long to wait, in milliseconds
     */
    long afterLifeOf(long livedMillis) {
        if (livedMillis >= LONG_LIFE_MILLIS) {
            shortLives = 0;
            return 0;
        }
        long wait = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(shortLives, Long.SIZE - 2 - 8));
        shortLives++;
        return wait;
    }

    /** How many lives in a row were short. */
    int shortLives() {
        return shortLives;
    }
}
