package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;

/** A transaction that begins the display of a record, and therefore comes with the opening of its content. */
public sealed interface Publication extends CreditTransaction permits PublishPermit, PublishPenalty {

    /** Permit or penalty. */
    RecordKind kind();

    /** The organisation that the record is about. */
    Uscc subject();

    /** The catalogue item that it rests on. */
    ItemId item();

    /** The level of a penalty; absent for a permit. */
    Optional<Level> gravity();

    /** The authority that decided. */
    Uscc decidedBy();

    /** Beijing date of the decision. */
    LocalDate decidedOn();

    /** Commitment to a {@link RecordContent}. */
    Bytes content();
}
