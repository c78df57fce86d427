package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chengxin.content.ContentStore;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.BlockOutcome;
import org.chengxin.ledger.Checked;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Selection;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.node.flow.WaitingTransactions.Waiting;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Entrance;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.state.DecodedState;
import org.chengxin.node.state.ReadLog;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateDraft;
import org.chengxin.node.state.StateHistory;
import org.chengxin.node.state.StateVersion;

/**
 * What the engine calls: lets transactions wait, chooses, applies and commits blocks. For one thread at a time, but for
 * what {@link Application} says is safe beside the others.
 */
final class BlockExecution implements Application {

    /** Transactions of a block that are worth several threads. */
    private static final int WORTH_SPREADING = 32;

    private final StateHistory history;
    private final DecodedState decoded;
    private final VerifiedSignatures signatures;
    private final WaitingTransactions waiting;
    private final PendingTransactions pending;
    private final ContentStore contents;
    private final Consumer<List<Selection.Refused>> refused;
    private final BiConsumer<CommittedBlock, StateVersion> committed;
    private Optional<InHand> inHand = Optional.empty();

    /** A block that is applied and not committed yet. */
    private record InHand(StateDraft draft, List<Checked> transactions, List<TransactionResult> results) {

        List<Bytes> hashes() {
            return transactions.stream()
                    .filter(Checked.Read.class::isInstance)
                    .map(read -> ((Checked.Read) read).transaction().hash())
                    .toList();
        }
    }

    /**
     * @param pending   what waits in the engines of all nodes
     * @param contents  keeps contents
     * @param refused   gets what waited and stopped being admissible
     * @param committed gets each block after its commit, with the version before it
     */
    BlockExecution(
            StateHistory history,
            DecodedState decoded,
            VerifiedSignatures signatures,
            WaitingTransactions waiting,
            PendingTransactions pending,
            ContentStore contents,
            Consumer<List<Selection.Refused>> refused,
            BiConsumer<CommittedBlock, StateVersion> committed) {
        this.history = history;
        this.decoded = decoded;
        this.signatures = signatures;
        this.waiting = waiting;
        this.pending = pending;
        this.contents = contents;
        this.refused = refused;
        this.committed = committed;
    }

    @Override
    public AppState info() {
        Committed newest = history.newest().committed();
        return new AppState(newest.height(), newest.appHash(), newest.resultsHash());
    }

    @Override
    public PreparedBlock prepare(long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes) {
        if (candidates.isEmpty()) return new PreparedBlock(List.of(), List.of());
        List<SignedTransaction> ripe =
                candidates.stream().filter(this::hasKnownKey).toList();
        Selection selection =
                Ledger.select(history.newest(), block(height, blockTimeMillis), Fairness.inTurns(ripe), maxBytes);
        List<Selection.Refused> hopeless = selection.refused().stream()
                .filter(one -> !pending.waitsOn(one))
                .toList();
        pending.leave(hopeless);
        if (!hopeless.isEmpty()) refused.accept(hopeless);
        keepContents(selection.chosen().stream().map(SignedTransaction::hash).toList());
        return new PreparedBlock(
                selection.chosen(),
                hopeless.stream().map(Selection.Refused::transaction).toList());
    }

    /** A key that a waiting transaction adds signs from the block after that on. */
    private boolean hasKnownKey(SignedTransaction transaction) {
        return decoded.has(new KeyKey(transaction.key()));
    }

    @Override
    public Entrance enter(byte[] transaction) {
        Entrance entrance = pending.enter(transaction);
        if (entrance instanceof Entrance.Refused(AdmissionReason reason))
            waiting.findByHash(Bytes.owned(Sha256.of(transaction)))
                    .ifPresent(own -> refused.accept(List.of(new Selection.Refused(own.transaction(), reason))));
        return entrance;
    }

    @Override
    public void share(List<SignedTransaction> transactions) {
        keepContents(transactions.stream().map(SignedTransaction::hash).toList());
    }

    @Override
    public void forget() {
        pending.forget();
    }

    @Override
    public boolean accepts(long height, Timestamp time, List<byte[]> transactions) {
        StateVersion before = history.newest();
        Invariant.holds(height == before.height() + 1, "blocks are proposed one after another");
        return Ledger.againstProposal(before, block(height, time.millis()), checkAll(transactions))
                .isEmpty();
    }

    /**
     * Makes contents durable before the block that publishes them is, with one sync for all of them: no loss of power
     * leaves a published record without its content. What another node proposed is kept before its acknowledgement.
     */
    private void keepContents(List<Bytes> hashes) {
        List<StoredContent> toKeep = waiting.toKeep(hashes);
        if (toKeep.isEmpty()) return;
        contents.put(toKeep);
        waiting.kept(hashes);
    }

    @Override
    public FinalizedBlock finalizeBlock(long height, Timestamp time, List<byte[]> transactions) {
        StateVersion before = history.newest();
        Invariant.holds(height == before.height() + 1, "blocks are applied one after another");
        List<Checked> checked = checkAll(transactions);
        ReadLog reader = history.read();
        BlockOutcome outcome = Ledger.execute(reader, block(height, time.millis()), checked);
        Bytes resultsHash = FinalizedBlock.resultsHash(outcome.results());
        StateDraft draft = history.draft(height, time.millis(), resultsHash, reader, outcome.changes());
        inHand = Optional.of(new InHand(draft, checked, outcome.results()));
        return new FinalizedBlock(outcome.results(), draft.committed().appHash());
    }

    @Override
    public void commit() {
        InHand block = inHand.orElseThrow(() -> new Invariant.Broken("a block is applied before it is committed"));
        inHand = Optional.empty();
        keepContents(block.hashes());
        StateVersion before = history.newest();
        history.commit(block.draft(), places(block));
        List<StateChange> changes = block.draft().changes();
        decoded.changed(changes);
        List<Selection.Refused> overtaken = pending.follow(block.hashes());
        if (!overtaken.isEmpty()) refused.accept(overtaken);
        committed.accept(
                new CommittedBlock(block.draft().committed(), block.transactions(), block.results(), changes), before);
    }

    private Block block(long height, long time) {
        return new Block(height, time, Ledger.rules(decoded));
    }

    /** Where nothing is known of the transactions, such as at a replay, the work is spread. */
    private List<Checked> checkAll(List<byte[]> transactions) {
        boolean spread = transactions.size() >= WORTH_SPREADING
                && known(transactions.getFirst()).isEmpty();
        Stream<byte[]> all = spread ? transactions.parallelStream() : transactions.stream();
        return all.map(this::check).toList();
    }

    private Optional<SignedTransaction> known(byte[] bytes) {
        Bytes hash = Bytes.owned(Sha256.of(bytes));
        return waiting.findByHash(hash).map(Waiting::transaction).or(() -> pending.find(hash));
    }

    private Checked check(byte[] bytes) {
        try {
            Optional<SignedTransaction> known = known(bytes);
            SignedTransaction transaction = known.isPresent() ? known.get() : SignedTransaction.parse(bytes.clone());
            return new Checked.Read(transaction, signatureFits(transaction));
        } catch (InadmissibleException malformed) {
            return new Checked.Malformed(malformed.reason());
        }
    }

    /** As the state before the block has it, so that the answer is the same for every node. */
    private boolean signatureFits(SignedTransaction transaction) {
        return decoded.find(new KeyKey(transaction.key()))
                .map(KeyState::jwk)
                .filter(key -> key.algorithm() == transaction.algorithm())
                .filter(key -> signatures.fitsInBlock(transaction, key))
                .isPresent();
    }

    /** Where transactions came to stand, those left out that had no place in the block: their time may still come. */
    private static List<IndexedTransaction> places(InHand block) {
        List<IndexedTransaction> places = new ArrayList<>(block.transactions().size());
        for (int index = 0; index < block.transactions().size(); index++) {
            TransactionResult result = block.results().get(index);
            if (block.transactions().get(index) instanceof Checked.Read read
                    && result.code() != TransactionResult.INADMISSIBLE)
                places.add(new IndexedTransaction(
                        read.transaction().id(), block.draft().committed().height(), index, result));
        }
        return places;
    }
}
