package org.chengxin.node.port;

import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;

/**
 * Where a transaction came to stand and what came of it.
 *
 * @param id     of the transaction
 * @param height of its block
 * @param index  of its place in the block, from 0
 * @param result what came of it
 */
public record IndexedTransaction(TransactionId id, long height, int index, TransactionResult result) {

    /** Whether it is this place of this block where it came to stand. */
    public boolean isAt(long otherHeight, int otherIndex) {
        return height == otherHeight && index == otherIndex;
    }
}
