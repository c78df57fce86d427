package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_HAVE_ENDED;
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
 * Anyone with an active key writes down that the display of a record is over. It only says what time has already done,
 * so it needs no right.
 *
 * @param publisher who published the record
 * @param record    its id below the publisher
 */
public record EndDisplay(Uscc publisher, RecordId record) implements CreditTransaction {

    @Override
    public Uscc publisher(Uscc sender) {
        return publisher;
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        Optional<CreditRecord> known = view.find(new RecordKey(publisher, record));
        if (known.isEmpty()) return reject(RECORD_MUST_EXIST);
        return switch (known.get()) {
            case CreditRecord.Ended _ -> reject(RECORD_MUST_NOT_HAVE_ENDED);
            case CreditRecord.Held _ -> reject(RECORD_MUST_BE_DISPLAYED);
            case CreditRecord.Displayed displayed
            when displayed.isShownAt(block.time()) -> reject(DISPLAY_MUST_HAVE_ENDED);
            case CreditRecord.Displayed _ -> accept(new DisplayEnded(publisher, record));
        };
    }

    /** Nothing is left of a record and its place in its subject's list. */
    public record DisplayEnded(Uscc publisher, RecordId id) implements CreditEvent {

        @Override
        public void evolve(State state) {
            SubjectList.end(state, publisher, id);
        }
    }
}
