package org.chengxin.ledger.credit;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where the length of a subject's list is. */
public record SubjectKey(Uscc subject) implements StateKey<SubjectRecords> {

    @Override
    public String path() {
        return "credit/subject/" + subject.text();
    }

    @Override
    public Class<SubjectRecords> type() {
        return SubjectRecords.class;
    }
}
