package org.chengxin.ledger.credit;

import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;

/** A transaction about one credit record. */
public sealed interface CreditTransaction extends Transaction
        permits Publication, HoldRecord, WithdrawRecord, EndPermit, EndDisplay {

    /** The id of the record below its publisher. */
    RecordId record();

    /** The publisher of the record, when {@code sender} signs this. */
    default Uscc publisher(Uscc sender) {
        return sender;
    }
}
