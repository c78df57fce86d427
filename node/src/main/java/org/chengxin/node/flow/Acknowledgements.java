package org.chengxin.node.flow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Checked;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Selection;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.flow.Submission.Conclusion;
import org.chengxin.node.flow.WaitingTransactions.Waiting;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.StateStore;

/** Gives those who wait their answers. */
final class Acknowledgements {

    private final StateStore store;
    private final WaitingTransactions waiting;
    private final Leftovers leftovers;
    private final LongAdder committed = new LongAdder();

    Acknowledgements(StateStore store, WaitingTransactions waiting, Leftovers leftovers) {
        this.store = store;
        this.waiting = waiting;
        this.leftovers = leftovers;
    }

    /** Answers for every transaction of a block. */
    void answer(CommittedBlock block) {
        for (int index = 0; index < block.transactions().size(); index++) {
            if (!(block.transactions().get(index) instanceof Checked.Read read)) continue;
            TransactionResult result = block.results().get(index);
            SignedTransaction transaction = read.transaction();
            committed.increment();
            conclude(
                    transaction,
                    result.code() == TransactionResult.INADMISSIBLE
                            ? earlierOr(transaction, reason(result))
                            : new Submission.Committed(new IndexedTransaction(
                                    transaction.id(), block.committed().height(), index, result)),
                    result.code() == TransactionResult.ACCEPTED);
        }
    }

    /** Answers for transactions that stopped being admissible while they waited. */
    void answer(List<Selection.Refused> refused) {
        for (Selection.Refused one : refused)
            conclude(one.transaction(), earlierOr(one.transaction(), one.reason()), false);
    }

    /** The same transaction may have been committed between its admission and now; its first result counts. */
    private Conclusion earlierOr(SignedTransaction transaction, AdmissionReason reason) {
        Optional<IndexedTransaction> earlier = store.transaction(transaction.id());
        return earlier.isPresent() ? new Submission.Committed(earlier.get()) : new Submission.Refused(reason);
    }

    private void conclude(SignedTransaction transaction, Conclusion conclusion, boolean contentIsShown) {
        Optional<Waiting> one = waiting.leave(transaction.id());
        if (one.isEmpty()) return;
        if (!contentIsShown) one.get().holding().ifPresent(leftovers::suspect);
        one.get().conclusion().complete(conclusion);
    }

    private static AdmissionReason reason(TransactionResult result) {
        for (AdmissionReason reason : AdmissionReason.values())
            if (reason.code().equals(result.reason())) return reason;
        throw new Invariant.Broken("an inadmissible transaction has a reason of admission");
    }

    /** Transactions committed since the start. */
    long committed() {
        return committed.sum();
    }
}
