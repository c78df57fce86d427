package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_A_PERMIT;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_DISPLAYED;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_EXIST;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_NOT_HAVE_ENDED;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A publisher ends the display of a permit that is no longer valid ({@code XK_ZT} 0).
 *
 * @param record id of the record below the sender
 */
public record EndPermit(RecordId record) implements CreditTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        Optional<CreditRecord> known = view.find(new RecordKey(sender.organisation(), record));
        if (known.isEmpty()) return reject(RECORD_MUST_EXIST);
        return switch (known.get()) {
            case CreditRecord.Ended _ -> reject(RECORD_MUST_NOT_HAVE_ENDED);
            case CreditRecord.Held _ -> reject(RECORD_MUST_BE_DISPLAYED);
            case CreditRecord.Displayed displayed
            when displayed.kind() != RecordKind.PERMIT -> reject(RECORD_MUST_BE_A_PERMIT);
            case CreditRecord.Displayed displayed
            when !displayed.isShownAt(block.time()) -> reject(RECORD_MUST_NOT_HAVE_ENDED);
            case CreditRecord.Displayed _ -> accept(new PermitEnded(sender.organisation(), record, block.time()));
        };
    }

    /**
     * The display of a permit stops.
     *
     * @param at block time in milliseconds
     */
    public record PermitEnded(Uscc publisher, RecordId id, long at) implements CreditEvent {

        @Override
        public void evolve(State state) {
            SubjectList.stop(state, publisher, id, at);
        }
    }
}
