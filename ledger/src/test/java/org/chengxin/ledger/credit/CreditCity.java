package org.chengxin.ledger.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;

/**
 * The rules of credit alone, without signatures and windows, at any time. What is accepted is written as canonical bytes
 * and read back, so that nothing lives in memory only.
 */
final class CreditCity {

    private final TreeMap<String, byte[]> values;
    private long height;
    private long time;

    private CreditCity(Genesis genesis) {
        values = new TreeMap<>(Ledger.genesis(genesis));
        time = genesis.time();
    }

    /** The city of {@link TestGenesis} on 2026-11-24. */
    static CreditCity found() {
        return new CreditCity(TestGenesis.GENESIS);
    }

    static CreditCity found(Genesis genesis) {
        return new CreditCity(genesis);
    }

    /** Lets the next blocks have the time at which a Beijing date begins. */
    CreditCity on(String date) {
        return at(Beijing.startOf(LocalDate.parse(date)));
    }

    /** Lets the next blocks have this time. */
    CreditCity at(long millis) {
        time = millis;
        return this;
    }

    long time() {
        return time;
    }

    /** What the rules say, changing nothing. */
    Outcome decide(TestKey key, Transaction transaction) {
        return transaction.decide(view(), block(), Sender.of(key.id()));
    }

    /** What happens in a block of this transaction. */
    Outcome submit(TestKey key, Transaction transaction) {
        var state = new State(this::get);
        Outcome outcome = transaction.decide(state.view(), block(), Sender.of(key.id()));
        height++;
        if (outcome instanceof Outcome.Accepted(var event)) event.evolve(state);
        Change.byPath(state.changes()).forEach((path, value) -> {
            if (value.isPresent()) values.put(path, value.get());
            else values.remove(path);
        });
        return outcome;
    }

    /** Submits what has to be accepted. */
    CreditCity accept(TestKey key, Transaction transaction) {
        Outcome outcome = submit(key, transaction);
        if (outcome instanceof Outcome.Rejected(var reason)) throw new AssertionError("refused: " + reason);
        return this;
    }

    /** Submits what has to be refused, for this reason and without a trace. */
    void refuse(CreditReason reason, TestKey key, Transaction transaction) {
        var before = text();
        assertEquals(new Outcome.Rejected(reason), submit(key, transaction));
        assertEquals(before, text());
    }

    View view() {
        return View.of(this::get);
    }

    CreditRecord record(TestKey publisher, RecordId id) {
        return view().find(new RecordKey(publisher.organisation(), id)).orElseThrow();
    }

    /** The record, which has to be displayed. */
    CreditRecord.Displayed displayed(TestKey publisher, RecordId id) {
        return (CreditRecord.Displayed) record(publisher, id);
    }

    /** A subject's list, which has to be dense. */
    List<SubjectEntry> list(Uscc subject) {
        var entries = new java.util.ArrayList<SubjectEntry>();
        long count = SubjectList.length(view(), subject);
        for (long place = 0; place < count; place++)
            entries.add(view().find(new SubjectEntryKey(subject, place)).orElseThrow());
        assertEquals(Optional.empty(), view().find(new SubjectEntryKey(subject, count)));
        return entries;
    }

    /** The canonical text at a path. */
    String text(String path) {
        return new String(values.get(path), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Everything below {@code credit/}, as text. */
    SortedMap<String, String> text() {
        var text = new TreeMap<String, String>();
        for (Map.Entry<String, byte[]> entry :
                values.subMap("credit/", "credit0").entrySet()) text.put(entry.getKey(), text(entry.getKey()));
        return text;
    }

    private Block block() {
        return new Block(height + 1, time, Ledger.NEWEST_RULES);
    }

    private Optional<byte[]> get(String path) {
        return Optional.ofNullable(values.get(path));
    }
}
