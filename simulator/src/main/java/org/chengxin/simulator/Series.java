package org.chengxin.simulator;

import java.time.Duration;

/**
 * What came of many histories, one after another, in which every promise was kept.
 *
 * @param first        seed of the first; each next one has the next seed
 * @param histories    how many
 * @param blocks       in all of them
 * @param transactions in all of them
 * @param starts       of processes
 * @param struck       operations on disks that went wrong
 * @param powerLosses  losses of power
 */
public record Series(
        long first, int histories, long blocks, long transactions, long starts, long struck, long powerLosses) {

    /**
     * Plays as many histories as fit a time, and at least one.
     *
     * @throws BrokenPromise when something that is promised did not hold; its message names the seed
     */
    public static Series play(long first, Duration time, Sabotage planted) {
        long end = System.nanoTime() + time.toNanos();
        var series = new Series(first, 0, 0, 0, 0, 0, 0);
        do {
            series = series.with(Simulation.run(first + series.histories, planted));
        } while (System.nanoTime() < end);
        return series;
    }

    private Series with(Outcome outcome) {
        return new Series(
                first,
                histories + 1,
                blocks + outcome.blocks(),
                transactions + outcome.transactions(),
                starts + outcome.starts(),
                struck + outcome.struck(),
                powerLosses + outcome.powerLosses());
    }

    /** One line for people. */
    @Override
    public String toString() {
        return ("%d histories, seeds %d to %d: %d blocks, %d transactions, %d starts, %d mishaps on disks, %d losses of"
                        + " power; every promise was kept")
                .formatted(histories, first, first + histories - 1, blocks, transactions, starts, struck, powerLosses);
    }
}
