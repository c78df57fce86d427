package org.chengxin.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What a block did.
 *
 * @param changes every value that was written, in the order of the paths
 * @param results one for each transaction of the block, in order
 * @param events  one for each transaction of the block, in order; empty where it was refused
 */
public record BlockOutcome(List<Change> changes, List<TransactionResult> results, List<Optional<Event>> events) {

    /** Keeps the lists from changing. */
    public BlockOutcome {
        changes = List.copyOf(changes);
        results = List.copyOf(results);
        events = List.copyOf(events);
    }
}
