package org.chengxin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a block did.
 *
 * @param changes every path whose value changed, in order, with the new canonical bytes, or empty where it went
 * @param results one for each transaction of the block, in order
 * @param events  one for each transaction of the block, in order; empty where it was refused
 */
public record BlockOutcome(
        SortedMap<String, Optional<byte[]>> changes, List<TransactionResult> results, List<Optional<Event>> events) {

    /** Keeps the lists from changing. */
    public BlockOutcome {
        results = List.copyOf(results);
        events = List.copyOf(events);
    }
}
