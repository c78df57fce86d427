package org.chengxin.node.port;

import java.util.List;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * What an engine orders transactions for, in the shape of CometBFT's ABCI 2.0. One thread at a time calls it.
 *
 * <p>On start the engine asks {@link #info()} and delivers every later block again, in order, by {@link #finalizeBlock}
 * and {@link #commit}.
 */
public interface Application {

    /** How far the state has come. */
    AppState info();

    /**
     * Chooses the transactions of the next block from those that wait. Those neither chosen nor dropped wait on.
     *
     * @param height          of the block
     * @param blockTimeMillis the time that the block will have, in milliseconds since 1970-01-01T00:00Z
     * @param candidates      what was submitted and is in no block yet, in the order of arrival
     * @param maxBytes        most bytes that the chosen transactions may have together
     */
    PreparedBlock prepare(long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes);

    /**
     * Applies a block that is decided: durable in the engine and signed, so that it will never be another one. Nothing
     * is visible to anyone before {@link #commit}.
     *
     * @param height       one more than that of the block before
     * @param time         the header's time
     * @param transactions bytes of each transaction, in order
     */
    FinalizedBlock finalizeBlock(long height, Timestamp time, List<byte[]> transactions);

    /**
     * Makes the block applied last part of the state, all of it or nothing, and tells whoever waits. From its return on
     * {@link #info()} names the block's height.
     */
    void commit();
}
