package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.reject;

import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.View;

/**
 * A publisher commits to a record that is not displayed, without saying whom or what it is about.
 *
 * @param record  id of the record
 * @param content SHA-256 of salt and content
 */
public record HoldRecord(RecordId record, Bytes content) implements CreditTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        return reject(CreditReason.SENDER_MUST_BE_PUBLISHER);
    }

    /** A record is held. */
    public record RecordHeld(RecordId record, Bytes content) implements CreditEvent {

        @Override
        public void evolve(State state) {
            throw new UnsupportedOperationException();
        }
    }
}
