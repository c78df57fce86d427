package org.chengxin.consensus.embedded;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.node.port.PreparedBlock;

/** Which candidates wait on after a block was prepared. */
final class Leftovers {

    private Leftovers() {}

    /** Those neither chosen nor dropped, in their order. */
    static List<SignedTransaction> of(List<SignedTransaction> candidates, PreparedBlock prepared) {
        if (prepared.chosen().size() + prepared.dropped().size() >= candidates.size()) return List.of();
        Set<SignedTransaction> settled = new HashSet<>(prepared.chosen());
        settled.addAll(prepared.dropped());
        return candidates.stream()
                .filter(candidate -> !settled.contains(candidate))
                .toList();
    }
}
