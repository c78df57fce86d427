package org.chengxin.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.TransactionId;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.StateStore;

/** Has heard every answer: what was acknowledged stays where it was said to be, and what was refused is in no block. */
final class AnswerWitness {

    private final Shadow shadow;
    private final Map<TransactionId, IndexedTransaction> acknowledged = new TreeMap<>();

    AnswerWitness(Shadow shadow) {
        this.shadow = shadow;
    }

    /** How many transactions were acknowledged. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** Somebody was told that a transaction is in a block. */
    void committed(IndexedTransaction said) {
        IndexedTransaction earlier = acknowledged.putIfAbsent(said.id(), said);
        BrokenPromise.unless(
                earlier == null || earlier.equals(said),
                "transaction %s was acknowledged as %s, then as %s",
                said.id().text(),
                earlier,
                said);
    }

    /** Somebody was told that a transaction is in no block. */
    void refused(TransactionId id, StateStore store) {
        BrokenPromise.unless(
                store.transaction(id).isEmpty() && !acknowledged.containsKey(id),
                "transaction %s was refused and is in a block",
                id.text());
    }

    /** Everything acknowledged is in its block, by the blocks alone. */
    void look() {
        acknowledged.forEach((id, said) -> BrokenPromise.unless(
                shadow.transaction(id).equals(Optional.of(said)),
                "transaction %s was acknowledged as %s, and the blocks say %s",
                id.text(),
                said,
                shadow.transaction(id)));
    }

    /** Everything acknowledged is found, by a node that has caught up. */
    void lookUp(StateStore store) {
        acknowledged.forEach((id, said) -> BrokenPromise.unless(
                store.transaction(id).equals(Optional.of(said)),
                "transaction %s was acknowledged as %s, and the node says %s",
                id.text(),
                said,
                store.transaction(id)));
    }
}
