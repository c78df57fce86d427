package org.chengxin.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.port.StateStoreContract;
import org.junit.jupiter.api.Test;

class MemoryStateStoreTest extends StateStoreContract {

    @Override
    protected StateStore open() {
        return new MemoryStateStore();
    }

    @Test
    void a_loss_of_power_takes_back_whole_batches_the_latest_first() {
        try (var store = new MemoryStateStore()) {
            var transaction = new IndexedTransaction(TransactionId.of(hash("one")), 2, 0, TransactionResult.accepted());
            store.commit(batch(0, put("a", "1"), put("b", "1")));
            store.commit(batch(1, put("a", "2"), remove("b")));
            store.commit(batch(2, List.of(transaction), put("a", "3"), put("c", "3")));
            store.losePower(1);
            assertEquals(Optional.of(committed(1)), store.committed());
            assertEquals(Optional.of("2"), text(store, "a"));
            assertEquals(Optional.empty(), store.get("b"));
            assertEquals(Optional.empty(), store.get("c"));
            assertEquals(Optional.empty(), store.transaction(transaction.id()));
        }
    }

    @Test
    void a_loss_of_power_takes_nothing_that_was_synced() {
        try (var store = new MemoryStateStore()) {
            store.commit(batch(0, put("a", "1")));
            store.sync();
            store.commit(batch(1, put("a", "2")));
            assertThrows(IllegalArgumentException.class, () -> store.losePower(2));
            store.losePower(store.unsyncedBatches());
            assertEquals(Optional.of(committed(0)), store.committed());
            assertEquals(Optional.of("1"), text(store, "a"));
        }
    }
}
