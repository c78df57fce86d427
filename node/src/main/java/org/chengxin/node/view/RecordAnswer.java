package org.chengxin.node.view;

import java.util.Optional;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.CreditRecord;

/** What may be said about a record now. */
public sealed interface RecordAnswer {

    /**
     * It is displayed.
     *
     * @param publisher who published it
     * @param id        its id below the publisher
     * @param record    what the ledger knows
     * @param opening   its content; empty when this node does not have it
     * @param compromisedSince the instant, in milliseconds, from which somebody else may have used the key that signed it;
     *                  empty when nobody has said so, or when it was published before
     */
    record Shown(
            Uscc publisher,
            RecordId id,
            CreditRecord.Displayed record,
            Optional<ContentOpening> opening,
            Optional<Long> compromisedSince)
            implements RecordAnswer {}

    /**
     * It is held: nobody but its publisher knows what it is about.
     *
     * @param publisher who holds it
     * @param id        its id below the publisher
     * @param record    what the ledger knows
     */
    record Held(Uscc publisher, RecordId id, CreditRecord.Held record) implements RecordAnswer {}

    /** It was, and may be shown no more. */
    record Gone() implements RecordAnswer {}

    /** There never was one. */
    record Unknown() implements RecordAnswer {}
}
