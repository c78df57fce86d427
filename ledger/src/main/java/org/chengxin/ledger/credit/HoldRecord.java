package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.credit.CreditReason.RECORD_ID_MUST_BE_NEW;
import static org.chengxin.ledger.credit.CreditReason.RECORD_IS_ALREADY_HELD;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_WITHDRAWN_FIRST;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_PUBLISHER;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.identity.Role;

/**
 * A publisher commits to a record that is not displayed, without saying whom or what it is about: because the law does
 * not display it, or because its columns do not decide how.
 *
 * @param record  id of the record below its publisher
 * @param content commitment to a {@link HeldContent}
 */
public record HoldRecord(RecordId record, Bytes content) implements CreditTransaction {

    /** Checks the shape. */
    public HoldRecord {
        Commitments.require("content", content);
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.hasRole(sender, Role.PUBLISHER, block)) return reject(SENDER_MUST_BE_PUBLISHER);
        Optional<CreditRecord> known = view.find(new RecordKey(sender.organisation(), record));
        if (known.isEmpty())
            return accept(new RecordHeld(sender.organisation(), record, new CreditRecord.Held(content, block.time())));
        return reject(
                switch (known.get()) {
                    case CreditRecord.Ended _ -> RECORD_ID_MUST_BE_NEW;
                    case CreditRecord.Displayed displayed
                    when !displayed.isShownAt(block.time()) -> RECORD_ID_MUST_BE_NEW;
                    case CreditRecord.Displayed _ -> RECORD_MUST_BE_WITHDRAWN_FIRST;
                    case CreditRecord.Held held when held.content().equals(content) -> RECORD_IS_ALREADY_HELD;
                    case CreditRecord.Held _ -> RECORD_MUST_BE_WITHDRAWN_FIRST;
                });
    }

    /** A record is held. */
    public record RecordHeld(Uscc publisher, RecordId id, CreditRecord.Held record) implements CreditEvent {

        @Override
        public void evolve(State state) {
            var key = new RecordKey(publisher, id);
            Invariant.holds(!state.has(key), "only a new id is held");
            state.put(key, record);
        }
    }
}
