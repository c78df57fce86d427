package org.chengxin.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionId;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;

/**
 * State in a sorted map. A loss of power can be played: {@link #losePower} takes back the latest batches, as it would
 * take those that a machine had not yet written to its disk.
 */
public final class MemoryStateStore implements StateStore {

    private final TreeMap<Bytes, Leaf> leaves = new TreeMap<>();
    private final Map<TransactionId, IndexedTransaction> transactions = new HashMap<>();
    private final Deque<Undo> volatileBatches = new ArrayDeque<>();
    private Optional<Committed> committed = Optional.empty();

    /** What takes one batch back. */
    private record Undo(
            Optional<Committed> committed, Map<Bytes, Optional<Leaf>> leaves, List<TransactionId> transactions) {}

    /** An empty store. */
    public MemoryStateStore() {}

    @Override
    public synchronized Optional<Committed> committed() {
        return committed;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return leaf(Bytes.owned(Sha256.of(path.getBytes(UTF_8))))
                .map(leaf -> leaf.value().shared());
    }

    @Override
    public synchronized Optional<Leaf> leaf(Bytes keyHash) {
        return Optional.ofNullable(leaves.get(keyHash));
    }

    @Override
    public void scan(int firstByte, int lastByte, LeafVisitor visitor) {
        TreeMap<Bytes, Leaf> then;
        synchronized (this) {
            then = new TreeMap<>(leaves);
        }
        then.forEach((keyHash, leaf) -> {
            if (keyHash.at(0) >= firstByte && keyHash.at(0) <= lastByte) visitor.visit(keyHash, leaf);
        });
    }

    @Override
    public synchronized Optional<IndexedTransaction> transaction(TransactionId id) {
        return Optional.ofNullable(transactions.get(id));
    }

    @Override
    public synchronized void commit(StateBatch batch) {
        var undo = new Undo(committed, new HashMap<>(), new ArrayList<>());
        for (LeafWrite write : batch.leaves()) {
            undo.leaves().put(write.keyHash(), Optional.ofNullable(leaves.get(write.keyHash())));
            write.value()
                    .ifPresentOrElse(
                            value -> leaves.put(write.keyHash(), new Leaf(write.path(), value)),
                            () -> leaves.remove(write.keyHash()));
        }
        for (IndexedTransaction transaction : batch.transactions()) {
            transactions.put(transaction.id(), transaction);
            undo.transactions().add(transaction.id());
        }
        committed = Optional.of(batch.committed());
        volatileBatches.addLast(undo);
    }

    /** Number of batches that a loss of power may still take. */
    public synchronized int unsyncedBatches() {
        return volatileBatches.size();
    }

    /** From here on no loss of power takes what is there. */
    public synchronized void sync() {
        volatileBatches.clear();
    }

    /**
     * Takes back the latest batches, but none that {@link #sync()} has kept.
     *
     * @param batches how many, at most {@link #unsyncedBatches()}
     */
    public synchronized void losePower(int batches) {
        if (batches > volatileBatches.size()) throw new IllegalArgumentException("synced batches stay");
        for (int i = 0; i < batches; i++) {
            Undo undo = volatileBatches.removeLast();
            undo.leaves()
                    .forEach((keyHash, before) ->
                            before.ifPresentOrElse(leaf -> leaves.put(keyHash, leaf), () -> leaves.remove(keyHash)));
            undo.transactions().forEach(transactions::remove);
            committed = undo.committed();
        }
        volatileBatches.clear();
    }

    @Override
    public void close() {}
}
