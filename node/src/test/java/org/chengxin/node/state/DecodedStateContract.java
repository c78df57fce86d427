package org.chengxin.node.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.SubjectRecords;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Test;

/** What the decoded state promises over any store: never an older value than the last commit's. */
public abstract class DecodedStateContract {

    private static final SubjectKey KEY = new SubjectKey(TestGenesis.company(1));

    /** Empty stores. */
    protected abstract TestStores stores();

    private static StateHistory open(StateStore store) {
        return StateHistory.open(store, TestGenesis.GENESIS, FirstState.root(TestGenesis.GENESIS), List.of());
    }

    /** Commits a block that writes counts at these keys. */
    private static void commit(StateHistory history, DecodedState decoded, long count, SubjectKey... keys) {
        List<Change> changes = new ArrayList<>();
        for (SubjectKey key : keys)
            changes.add(new Change(
                    key,
                    key.path(),
                    Optional.of(new SubjectRecords(count)),
                    Optional.of(("{\"count\":" + count + "}").getBytes(StandardCharsets.UTF_8))));
        long height = history.newest().height() + 1;
        StateDraft draft =
                history.draft(height, 1_000 + height, FinalizedBlock.resultsHash(List.of()), history.read(), changes);
        history.commit(draft, List.of());
        decoded.changed(draft.changes());
    }

    @Test
    void a_value_is_new_as_soon_as_its_block_is_committed() {
        try (StateStore store = stores().openState()) {
            StateHistory history = open(store);
            var decoded = new DecodedState(history::newest, 100);
            assertEquals(Optional.empty(), decoded.find(KEY));
            for (long count = 1; count <= 5; count++) {
                commit(history, decoded, count, KEY);
                assertEquals(Optional.of(new SubjectRecords(count)), decoded.find(KEY));
                assertEquals(Optional.of(new SubjectRecords(count)), decoded.find(KEY));
            }
        }
    }

    @Test
    void it_keeps_no_more_than_its_bound() {
        try (StateStore store = stores().openState()) {
            StateHistory history = open(store);
            var decoded = new DecodedState(history::newest, 10);
            for (int number = 1; number <= 100; number++) {
                decoded.find(new SubjectKey(TestGenesis.company(number)));
                assertTrue(decoded.size() <= 10);
            }
        }
    }

    @Test
    void readers_never_see_an_older_value_after_a_commit_however_they_race() throws InterruptedException {
        try (StateStore store = stores().openState()) {
            StateHistory history = open(store);
            var decoded = new DecodedState(history::newest, 3);
            commit(history, decoded, 1, KEY);
            var committed = new AtomicLong(1);
            var wrong = new AtomicReference<String>();
            var done = new CountDownLatch(1);
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++)
                readers.add(Thread.ofPlatform().start(() -> {
                    while (done.getCount() > 0) {
                        long atLeast = committed.get();
                        long count = decoded.find(KEY).orElseThrow().count();
                        if (count < atLeast) wrong.set(count + " after " + atLeast);
                    }
                }));
            for (long count = 2; count <= 400; count++) {
                commit(history, decoded, count, KEY);
                committed.set(count);
            }
            done.countDown();
            for (Thread reader : readers) reader.join();
            assertEquals(null, wrong.get());
        }
    }
}
