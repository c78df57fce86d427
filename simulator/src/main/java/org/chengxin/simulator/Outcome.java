package org.chengxin.simulator;

import org.chengxin.encoding.Bytes;

/**
 * What came of a history in which every promise was kept.
 *
 * @param seed         that it was made from
 * @param steps        things that happened
 * @param blocks       of the chain
 * @param transactions in these blocks
 * @param starts       of the process
 * @param struck       operations on disks that went wrong
 * @param powerLosses  losses of power
 * @param trace        SHA-256 over all that happened: the same for the same seed
 */
public record Outcome(
        long seed, int steps, long blocks, int transactions, int starts, int struck, int powerLosses, Bytes trace) {

    /** One line for people. */
    @Override
    public String toString() {
        return "seed %d: %d steps, %d blocks, %d transactions, %d starts, %d mishaps on disks, %d losses of power; %s"
                .formatted(seed, steps, blocks, transactions, starts, struck, powerLosses, trace.toHex());
    }
}
