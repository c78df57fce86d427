package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionId;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;
import org.chengxin.store.memory.MemoryStateStore;

/** The state store as a process sees it whose commits may fail and kill. */
final class FragileStateStore implements StateStore {

    private final MemoryStateStore store;
    private final Faults faults;
    private final boolean losesAValue;

    FragileStateStore(MemoryStateStore store, Faults faults, boolean losesAValue) {
        this.store = store;
        this.faults = faults;
        this.losesAValue = losesAValue;
    }

    @Override
    public void commit(StateBatch batch) {
        faults.around(() -> store.commit(losesAValue ? withoutLast(batch) : batch));
    }

    private static StateBatch withoutLast(StateBatch batch) {
        if (batch.committed().height() % 10 != 5 || batch.leaves().isEmpty()) return batch;
        List<LeafWrite> fewer = new ArrayList<>(batch.leaves());
        fewer.removeLast();
        return new StateBatch(batch.committed(), fewer, batch.transactions());
    }

    @Override
    public Optional<Committed> committed() {
        return store.committed();
    }

    @Override
    public Optional<byte[]> get(String path) {
        return store.get(path);
    }

    @Override
    public Optional<Leaf> leaf(Bytes keyHash) {
        return store.leaf(keyHash);
    }

    @Override
    public void scan(int firstByte, int lastByte, LeafVisitor visitor) {
        store.scan(firstByte, lastByte, visitor);
    }

    @Override
    public Optional<IndexedTransaction> transaction(TransactionId id) {
        return store.transaction(id);
    }

    @Override
    public void close() {}
}
