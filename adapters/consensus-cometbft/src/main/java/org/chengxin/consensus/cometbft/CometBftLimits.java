package org.chengxin.consensus.cometbft;

import org.chengxin.encoding.Limits;

/**
 * What bounds the engine.
 *
 * @param startMillis      how long a start waits for CometBFT before it goes on without, in milliseconds
 * @param goneMillis       after how long without an answer CometBFT counts as gone, in milliseconds
 * @param stuckMillis      after how long at one height, while something waits, it counts as stuck, in milliseconds
 * @param idleMillis       the same while nothing waits: above the interval of empty blocks, in milliseconds
 * @param submittedMost    most transactions submitted here that are in no block yet
 * @param cachedBlocks     most blocks kept in memory after they have been verified
 */
public record CometBftLimits(
        int startMillis, int goneMillis, int stuckMillis, int idleMillis, int submittedMost, int cachedBlocks) {

    private static final int DAY_MILLIS = 24 * 60 * 60 * 1_000;

    /** Checks that every bound is positive. */
    public CometBftLimits {
        Limits.within("startMillis", startMillis, 1, DAY_MILLIS);
        Limits.within("goneMillis", goneMillis, 1, DAY_MILLIS);
        Limits.within("stuckMillis", stuckMillis, 1, DAY_MILLIS);
        Limits.within("idleMillis", idleMillis, 1, DAY_MILLIS);
        Limits.within("submittedMost", submittedMost, 1, 1_000_000);
        Limits.within("cachedBlocks", cachedBlocks, 1, 100_000);
    }

    /** What suits blocks at least every 30 s. */
    public static CometBftLimits ordinary() {
        return new CometBftLimits(15_000, 30_000, 20_000, 90_000, 65_536, 256);
    }

    /** The same for who has other things to start meanwhile, and asks how the engine is. */
    public CometBftLimits withoutWaiting() {
        return new CometBftLimits(1, goneMillis, stuckMillis, idleMillis, submittedMost, cachedBlocks);
    }
}
