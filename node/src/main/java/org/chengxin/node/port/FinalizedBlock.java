package org.chengxin.node.port;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionResult;

/**
 * What a block came to.
 *
 * @param results one for each transaction, in order; the next header's {@code last_results_hash} is over them
 * @param appHash root of the state after the block; the next header's {@code app_hash}
 */
public record FinalizedBlock(List<TransactionResult> results, Bytes appHash) {

    /** Keeps the list from changing. */
    public FinalizedBlock {
        results = List.copyOf(results);
    }
}
