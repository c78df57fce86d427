package org.chengxin.node.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;

/** Whose turn it is. */
final class Fairness {

    private Fairness() {}

    /** One of each organisation after another, each organisation's own in the order in which they came. */
    static List<SignedTransaction> inTurns(List<SignedTransaction> transactions) {
        Map<String, Deque<SignedTransaction>> queues = new LinkedHashMap<>();
        for (SignedTransaction transaction : transactions)
            queues.computeIfAbsent(organisation(transaction), first -> new ArrayDeque<>())
                    .add(transaction);
        if (queues.size() <= 1) return transactions;
        List<SignedTransaction> inTurns = new ArrayList<>(transactions.size());
        while (!queues.isEmpty())
            queues.values().removeIf(queue -> {
                inTurns.add(queue.remove());
                return queue.isEmpty();
            });
        return inTurns;
    }

    private static String organisation(SignedTransaction transaction) {
        return transaction.key().text().substring(0, Uscc.LENGTH);
    }
}
