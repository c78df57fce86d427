package org.chengxin.node.view;

import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.IndexedTransaction;

/** What may be said about a transaction now. */
public sealed interface TransactionAnswer {

    /**
     * It is in a block and may be shown.
     *
     * @param transaction where it stands and what came of it
     * @param jws         its bytes as they were signed
     */
    record Shown(IndexedTransaction transaction, Bytes jws) implements TransactionAnswer {}

    /** It is in a block, and what it is about is not public any more. */
    record Gone() implements TransactionAnswer {}

    /** It waits for its block on this node. */
    record Waiting() implements TransactionAnswer {}

    /** This node knows nothing of it. */
    record Unknown() implements TransactionAnswer {}
}
