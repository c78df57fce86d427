package org.chengxin.ledger.credit;

import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where a {@link CreditRecord} is: below its publisher, so that nobody can take another's id. */
public record RecordKey(Uscc publisher, RecordId record) implements StateKey<CreditRecord> {

    @Override
    public String path() {
        return "credit/record/" + publisher.text() + "/" + record.text();
    }

    @Override
    public Class<CreditRecord> type() {
        return CreditRecord.class;
    }
}
