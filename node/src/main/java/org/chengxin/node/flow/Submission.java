package org.chengxin.node.flow;

import java.util.concurrent.CompletableFuture;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.TransactionId;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.IndexedTransaction;

/** What came of handing in a transaction. */
public sealed interface Submission {

    /**
     * It waits for its block. That it waits promises nothing: it is lost when the node dies before it is in a block.
     *
     * @param id         of the transaction
     * @param conclusion completed when the block is committed and can be read by everyone, or when the transaction stops
     *                   being admissible before; completed exceptionally with
     *                   {@link org.chengxin.node.NodeException} when the node could not go on with it. Not to be
     *                   completed by anyone else. Whatever is attached to it runs on the node's follower: it must be short.
     */
    record Pending(TransactionId id, CompletableFuture<Conclusion> conclusion) implements Submission {}

    /**
     * It was not taken, and the same may be handed in again later.
     *
     * @param reason            what stands against it
     * @param retryAfterSeconds when to come again
     */
    record Busy(NodeReason reason, int retryAfterSeconds) implements Submission {}

    /** A final answer. */
    sealed interface Conclusion extends Submission {}

    /**
     * It is in a block, durable, with this result; also the answer when the same transaction comes again.
     *
     * @param transaction where it stands and what came of it
     */
    record Committed(IndexedTransaction transaction) implements Conclusion {}

    /**
     * It is in no block and nothing was used up.
     *
     * @param reason what stands against it
     */
    record Refused(AdmissionReason reason) implements Conclusion {}
}
