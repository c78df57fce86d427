package org.chengxin.node.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.CreditTransaction;
import org.chengxin.ledger.credit.Disclosure;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.port.StoredBlock;
import org.chengxin.node.state.StateVersion;

/** Blocks and transactions as they may be served now: what is not public any more is a hash. Safe for several threads. */
public final class Chain {

    private final Consensus consensus;
    private final StateStore store;
    private final Supplier<StateVersion> newest;
    private final Clock clock;

    /**
     * @param newest gives the newest version
     * @param clock  says what is still displayed
     */
    public Chain(Consensus consensus, StateStore store, Supplier<StateVersion> newest, Clock clock) {
        this.consensus = consensus;
        this.store = store;
        this.newest = newest;
        this.clock = clock;
    }

    /** Height of the latest block; 0 before the first. */
    public long height() {
        return consensus.height();
    }

    /** The block at a height, if there is one. */
    public Optional<RedactedBlock> block(long height) {
        StateVersion version = newest.get();
        View view = version.view();
        long now = version.judgedAt(clock.now());
        return consensus.block(height).map(block -> redacted(block, view, now));
    }

    private RedactedBlock redacted(StoredBlock block, View view, long now) {
        List<RedactedBlock.Entry> entries = new ArrayList<>(block.transactions().size());
        for (int index = 0; index < block.transactions().size(); index++) entries.add(entry(block, index, view, now));
        return new RedactedBlock(block.header(), entries, block.commit());
    }

    private RedactedBlock.Entry entry(StoredBlock block, int index, View view, long now) {
        Bytes bytes = block.transactions().get(index);
        Bytes hash = Bytes.owned(Sha256.of(bytes.shared()));
        Optional<SignedTransaction> read = read(bytes);
        Optional<TransactionResult> result = read.flatMap(transaction -> store.transaction(transaction.id()))
                .filter(place -> place.isAt(block.header().height(), index))
                .map(IndexedTransaction::result);
        return isShown(read, view, now)
                ? new RedactedBlock.Entry.Shown(hash, result, bytes)
                : new RedactedBlock.Entry.Hidden(hash, result);
    }

    private static Optional<SignedTransaction> read(Bytes bytes) {
        try {
            return Optional.of(SignedTransaction.parse(bytes.toArray()));
        } catch (InadmissibleException unreadable) {
            return Optional.empty();
        }
    }

    /** What cannot be read is not shown: nobody knows what it says. */
    private static boolean isShown(Optional<SignedTransaction> read, View view, long now) {
        return read.filter(transaction -> !(transaction.payload().transaction() instanceof CreditTransaction credit)
                        || Disclosure.mayBeShown(credit, transaction.key().organisation(), view, now))
                .isPresent();
    }

    /** A transaction that is in a block. One that waits is known to the node alone. */
    public TransactionAnswer transaction(TransactionId id) {
        Optional<IndexedTransaction> place = store.transaction(id);
        if (place.isEmpty()) return new TransactionAnswer.Unknown();
        Optional<StoredBlock> block = consensus.block(place.get().height());
        if (block.isEmpty()) return new TransactionAnswer.Gone();
        Bytes bytes = block.get().transactions().get(place.get().index());
        StateVersion version = newest.get();
        return isShown(read(bytes), version.view(), version.judgedAt(clock.now()))
                ? new TransactionAnswer.Shown(place.get(), bytes)
                : new TransactionAnswer.Gone();
    }
}
