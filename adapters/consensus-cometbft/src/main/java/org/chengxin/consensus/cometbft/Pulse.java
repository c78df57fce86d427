package org.chengxin.consensus.cometbft;

import java.util.Optional;
import org.chengxin.consensus.cometbft.RpcClient.Status;
import org.chengxin.node.port.Health;

/** What follows from CometBFT's answers, and from their absence. Times are milliseconds of a clock that only rises. */
final class Pulse {

    private final CometBftLimits limits;
    private Optional<Status> latest = Optional.empty();
    private long answeredAt;
    private long rose;
    private long height;
    private long blockTime = Long.MIN_VALUE;
    private long fresh = Long.MIN_VALUE;

    /** @param now when waiting began */
    Pulse(CometBftLimits limits, long now) {
        this.limits = limits;
        this.answeredAt = now;
        this.rose = now;
    }

    /** CometBFT has answered. */
    void answered(Status status, long now) {
        if (isGone(now)) rose = now;
        latest = Optional.of(status);
        answeredAt = now;
        reached(status.height(), now);
    }

    /**
     * A block at this height is decided.
     *
     * @param time of its header, in milliseconds since 1970-01-01T00:00Z
     */
    void reached(long decided, long time, long now) {
        blockTime = Math.max(blockTime, time);
        reached(decided, now);
    }

    private void reached(long decided, long now) {
        if (decided <= height) return;
        height = decided;
        rose = now;
    }

    /**
     * This process has stood still and goes on. What others decided meanwhile comes in blocks that are older than the first
     * one from now on, so until that one is here this node has to catch up.
     *
     * @param time of this machine's clock, in milliseconds since 1970-01-01T00:00Z
     */
    void stoodStill(long time, long now) {
        fresh = time;
        answeredAt = now;
        rose = now;
    }

    private boolean isGone(long now) {
        return now - answeredAt >= limits.goneMillis();
    }

    /**
     * How the engine is.
     *
     * @param waiting whether something waits for a block
     */
    Health health(boolean waiting, long now) {
        if (isGone(now))
            return EngineReason.COMETBFT_MUST_ANSWER.stopped(
                    "CometBFT has not answered for more than " + limits.goneMillis() / 1_000 + " s.");
        if (latest.isEmpty() || latest.get().catchingUp()) return new Health.Starting();
        long still = now - rose;
        if (still >= (waiting ? limits.stuckMillis() : limits.idleMillis()))
            return EngineReason.HEIGHT_MUST_RISE.stopped("The chain has been at height " + height + " for too long.");
        return blockTime < fresh ? new Health.Starting() : new Health.Running();
    }
}
