package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.BlockOutcome;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.Checked;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.StateReader;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.View;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.node.port.StoredBlock;

/** The state as blocks alone make it: a map in memory that nothing ever happens to, beside the node's. */
final class Shadow {

    private final SignatureVerifier verifier;
    private final TreeMap<String, byte[]> state;
    private final List<Bytes> roots = new ArrayList<>();
    private final Map<TransactionId, IndexedTransaction> transactions = new HashMap<>();
    private JellyfishTree tree;
    private Bytes resultsHash = FinalizedBlock.resultsHash(List.of());

    Shadow(SignatureVerifier verifier) {
        this.verifier = verifier;
        this.state = new TreeMap<>(Ledger.genesis(InventedCity.GENESIS));
        var changes = new TreeMap<String, Optional<byte[]>>();
        state.forEach((path, value) -> changes.put(path, Optional.of(value)));
        this.tree = JellyfishTree.empty().update(changes);
        roots.add(tree.root());
    }

    /** Height of the last block that it has seen. */
    long height() {
        return roots.size() - 1L;
    }

    /** Root of the state after a height. */
    Bytes root(long height) {
        return roots.get((int) height);
    }

    /** Hash of the results of the last block. */
    Bytes resultsHash() {
        return resultsHash;
    }

    /** The state after the last block. */
    SortedMap<String, byte[]> state() {
        return Collections.unmodifiableSortedMap(state);
    }

    /** The same, for reading decoded. */
    View view() {
        return View.of(reader());
    }

    /** Where a transaction stands, if it is in a block and had a place there. */
    Optional<IndexedTransaction> transaction(TransactionId id) {
        return Optional.ofNullable(transactions.get(id));
    }

    /** Where all transactions stand that are in blocks up to a height. */
    List<IndexedTransaction> transactionsUpTo(long height) {
        return transactions.values().stream()
                .filter(transaction -> transaction.height() <= height)
                .toList();
    }

    /** How many transactions are in blocks. */
    int transactions() {
        return transactions.size();
    }

    private StateReader reader() {
        return path -> Optional.ofNullable(state.get(path));
    }

    /** Applies the next block. */
    void apply(StoredBlock stored) {
        long height = stored.header().height();
        var block = new Block(height, stored.header().time().millis(), Ledger.rules(view()));
        List<Checked> checked = stored.transactions().stream().map(this::check).toList();
        BlockOutcome outcome = Ledger.execute(reader(), block, checked);
        SortedMap<String, Optional<byte[]>> changes = Change.byPath(outcome.changes());
        changes.forEach(
                (path, value) -> value.ifPresentOrElse(bytes -> state.put(path, bytes), () -> state.remove(path)));
        tree = tree.update(changes);
        roots.add(tree.root());
        resultsHash = FinalizedBlock.resultsHash(outcome.results());
        for (int index = 0; index < checked.size(); index++) note(checked.get(index), outcome, height, index);
    }

    private void note(Checked checked, BlockOutcome outcome, long height, int index) {
        TransactionResult result = outcome.results().get(index);
        BrokenPromise.unless(
                checked instanceof Checked.Read && result.code() != TransactionResult.INADMISSIBLE,
                "block %d has a transaction that was inadmissible: %s",
                height,
                result.reason());
        TransactionId id = ((Checked.Read) checked).transaction().id();
        IndexedTransaction earlier = transactions.put(id, new IndexedTransaction(id, height, index, result));
        BrokenPromise.unless(earlier == null, "transaction %s is in two blocks", id.text());
    }

    private Checked check(Bytes bytes) {
        try {
            SignedTransaction transaction = SignedTransaction.parse(bytes.toArray());
            boolean fits = view().find(new KeyKey(transaction.key()))
                    .filter(key -> verifier.verify(
                            key.jwk(),
                            transaction.signingInput(),
                            transaction.signature().toArray()))
                    .isPresent();
            return new Checked.Read(transaction, fits);
        } catch (InadmissibleException malformed) {
            return new Checked.Malformed(malformed.reason());
        }
    }
}
