package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_EXIST;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_NOT_HAVE_ENDED;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A publisher takes a record of its own back, displayed or held. It needs no role for that: who may no longer publish
 * can still undo. Its id is used up.
 *
 * @param record id of the record below the sender
 */
public record WithdrawRecord(RecordId record) implements CreditTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        Uscc publisher = sender.organisation();
        Optional<CreditRecord> known = view.find(new RecordKey(publisher, record));
        if (known.isEmpty()) return reject(RECORD_MUST_EXIST);
        return switch (known.get()) {
            case CreditRecord.Held _ -> accept(new HeldRecordWithdrawn(publisher, record));
            case CreditRecord.Displayed displayed
            when displayed.isShownAt(block.time()) -> accept(new RecordWithdrawn(publisher, record, block.time()));
            case CreditRecord.Displayed _, CreditRecord.Ended _ -> reject(RECORD_MUST_NOT_HAVE_ENDED);
        };
    }

    /**
     * The display of a record stops.
     *
     * @param at block time in milliseconds
     */
    public record RecordWithdrawn(Uscc publisher, RecordId id, long at) implements CreditEvent {

        @Override
        public void evolve(State state) {
            SubjectList.stop(state, publisher, id, at);
        }
    }

    /** A record that nobody could see is gone at once. */
    public record HeldRecordWithdrawn(Uscc publisher, RecordId id) implements CreditEvent {

        @Override
        public void evolve(State state) {
            var key = new RecordKey(publisher, id);
            Invariant.holds(
                    state.find(key).filter(CreditRecord.Held.class::isInstance).isPresent(), "the record is held");
            state.put(key, new CreditRecord.Ended());
        }
    }
}
