package org.chengxin.ledger.credit;

import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/** The list of a subject's records, kept dense: a place is added at the end, and afterwards only its value changes. */
final class SubjectList {

    private SubjectList() {}

    /** Number of places, and therefore the next place. */
    static long length(View view, Uscc subject) {
        return view.find(new SubjectKey(subject)).map(SubjectRecords::count).orElse(0L);
    }

    /** Begins the display of a record: writes it and its place in its subject's list. */
    static void display(State state, Uscc publisher, RecordId id, CreditRecord.Displayed record) {
        var key = new RecordKey(publisher, id);
        Invariant.holds(
                state.find(key).map(CreditRecord.Held.class::isInstance).orElse(true),
                "only an id that is new or held is displayed");
        long place = length(state, record.subject());
        Invariant.holds(record.place() == place, "a record takes the next place in its subject's list");
        state.put(key, record);
        state.put(
                new SubjectEntryKey(record.subject(), place), new SubjectEntry.Displayed(record.kind(), publisher, id));
        state.put(new SubjectKey(record.subject()), new SubjectRecords(Math.addExact(place, 1)));
    }

    /** Stops the display of a record at a time; what it was is written over by {@link EndDisplay}. */
    static void stop(State state, Uscc publisher, RecordId id, long time) {
        var key = new RecordKey(publisher, id);
        CreditRecord.Displayed record = displayed(state, key);
        Invariant.holds(record.isShownAt(time), "display stops once");
        state.put(key, record.endedAt(time));
    }

    /** Leaves nothing of a record, and of its place in the list, but that it was there. */
    static void end(State state, Uscc publisher, RecordId id) {
        var key = new RecordKey(publisher, id);
        CreditRecord.Displayed record = displayed(state, key);
        var entry = new SubjectEntryKey(record.subject(), record.place());
        Invariant.holds(
                state.find(entry)
                        .filter(new SubjectEntry.Displayed(record.kind(), publisher, id)::equals)
                        .isPresent(),
                "a displayed record has its place in its subject's list");
        state.put(key, new CreditRecord.Ended());
        state.put(entry, new SubjectEntry.Ended());
    }

    private static CreditRecord.Displayed displayed(View view, RecordKey key) {
        return view.find(key)
                .filter(CreditRecord.Displayed.class::isInstance)
                .map(CreditRecord.Displayed.class::cast)
                .orElseThrow(() -> new Invariant.Broken("the record is displayed"));
    }
}
