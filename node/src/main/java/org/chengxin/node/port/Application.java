package org.chengxin.node.port;

import java.util.List;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * What an engine orders transactions for, in the shape of CometBFT's ABCI 2.0. One thread at a time calls it, but for
 * {@link #enter}, {@link #share} and {@link #forget}, which are safe beside the others.
 *
 * <p>On start the engine asks {@link #info()} and delivers every later block again, in order, by {@link #finalizeBlock}
 * and {@link #commit}.
 */
public interface Application {

    /** How far the state has come. */
    AppState info();

    /**
     * Asks whether a transaction may wait in the engine, after those that do already: judged by the state as it will be
     * once they all are in blocks. What is let in counts until it is in a block, is dropped, or is refused by a later
     * state. An engine that shares what waits with others asks for each transaction, whether it came from here or there;
     * the same again gets the same answer.
     *
     * @param transaction its bytes, given up by the caller
     */
    Entrance enter(byte[] transaction);

    /**
     * Makes durable what this node has beside transactions that are about to leave this machine: another node may put
     * them into a block although this one dies.
     */
    void share(List<SignedTransaction> transactions);

    /** The engine has lost all that waited in it. What was submitted to it will {@link #enter} again. */
    void forget();

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
     * Whether a block that another node proposes may be decided. No, when a transaction in it is inadmissible at its
     * place, or it has more of them than the chain allows: what every node derives alike from the block and the state
     * before it, and nothing else.
     *
     * @param height       one more than that of the block before
     * @param time         the header's time
     * @param transactions bytes of each transaction, in order
     */
    boolean accepts(long height, Timestamp time, List<byte[]> transactions);

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
