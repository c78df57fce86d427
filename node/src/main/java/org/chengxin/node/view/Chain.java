package org.chengxin.node.view;

import java.util.Optional;
import org.chengxin.ledger.TransactionId;

/** Blocks and transactions as they may be served now. */
public final class Chain {

    Chain() {}

    /** Height of the latest block. */
    public long height() {
        throw new UnsupportedOperationException();
    }

    /** The block at a height, if there is one. */
    public Optional<RedactedBlock> block(long height) {
        throw new UnsupportedOperationException("" + height);
    }

    /** A transaction. */
    public TransactionAnswer transaction(TransactionId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
