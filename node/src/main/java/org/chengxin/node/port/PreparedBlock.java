package org.chengxin.node.port;

import java.util.List;
import org.chengxin.ledger.SignedTransaction;

/**
 * What the application would put into the next block.
 *
 * @param chosen  the transactions of the block, in order
 * @param dropped transactions that will never be admissible again; whoever sent them has been told
 */
public record PreparedBlock(List<SignedTransaction> chosen, List<SignedTransaction> dropped) {

    /** Keeps the lists from changing. */
    public PreparedBlock {
        chosen = List.copyOf(chosen);
        dropped = List.copyOf(dropped);
    }
}
