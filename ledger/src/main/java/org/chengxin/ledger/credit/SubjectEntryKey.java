package org.chengxin.ledger.credit;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where one place of a subject's list is. */
public record SubjectEntryKey(Uscc subject, long place) implements StateKey<SubjectEntry> {

    @Override
    public String path() {
        return "credit/subject/" + subject.text() + "/" + place;
    }

    @Override
    public Class<SubjectEntry> type() {
        return SubjectEntry.class;
    }
}
