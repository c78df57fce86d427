package org.chengxin.consensus.cometbft.process;

/** How the process of CometBFT is. That it runs says little: a chain lives when its height rises. */
public sealed interface Condition {

    /** Not started yet, or started and not answering yet. */
    record Starting() implements Condition {}

    /**
     * It answers.
     *
     * @param height      of its latest block
     * @param catchingUp  whether it fetches blocks that others have
     * @param stillMillis how long the height has been the same, in milliseconds
     */
    record Running(long height, boolean catchingUp, long stillMillis) implements Condition {}

    /**
     * It ended soon after each of several starts and is started again after a while.
     *
     * @param times how often in a row
     * @param exit  what it ended with last
     */
    record Failing(int times, int exit) implements Condition {}

    /**
     * This node computed another state than the network. CometBFT is not started again.
     *
     * @param line what it said
     */
    record Diverged(String line) implements Condition {}

    /** Stopped, as asked. */
    record Ended() implements Condition {}
}
