package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.Uscc;
import org.chengxin.node.NodeReason;

/**
 * The transactions that were admitted and have no answer yet. Each reserves its sequence, so that two that exclude each
 * other never both wait. Bounded in all and for each organisation. Safe for several threads.
 */
final class WaitingTransactions {

    private final int most;
    private final int mostOfOne;
    private final long mostBytes;
    private final Map<TransactionId, Waiting> byId = new HashMap<>();
    private final Map<Bytes, Waiting> byHash = new HashMap<>();
    private final Map<Place, Waiting> byPlace = new HashMap<>();
    private final Map<Holding, Integer> holdings = new HashMap<>();
    private final Set<Holding> closed = new HashSet<>();
    private final Map<Uscc, Integer> counts = new HashMap<>();
    private long bytes;

    /** A transaction without an answer, and the content beside it. */
    static final class Waiting {

        private final SignedTransaction transaction;
        private final Uscc sender;
        private final Optional<StoredContent> content;
        private final Optional<Holding> holding;
        private final CompletableFuture<Submission.Conclusion> conclusion = new CompletableFuture<>();
        private boolean contentIsKept;

        private Waiting(SignedTransaction transaction, Uscc sender, Optional<StoredContent> content) {
            this.transaction = transaction;
            this.sender = sender;
            this.content = content;
            this.holding = content.map(StoredContent::holding);
        }

        /** As it was sent. */
        SignedTransaction transaction() {
            return transaction;
        }

        /** What the content beside it will be held as. */
        Optional<Holding> holding() {
            return holding;
        }

        /** To be completed with the answer by whoever ends the waiting. */
        CompletableFuture<Submission.Conclusion> conclusion() {
            return conclusion;
        }

        private long bytes() {
            return transaction.jws().size()
                    + content.map(stored -> (long) stored.content().bytes().size())
                            .orElse(0L);
        }
    }

    /** A sequence of a key. */
    private record Place(KeyId key, long sequence) {

        static Place of(SignedTransaction transaction) {
            return new Place(transaction.key(), transaction.payload().sequence());
        }
    }

    /** What came of entering. */
    sealed interface Entry {

        /** It waits now. */
        record Entered(Waiting waiting) implements Entry {}

        /** The same transaction waits already. */
        record Already(Waiting waiting) implements Entry {}

        /** Another transaction waits with the same sequence of the same key. */
        record SequenceReserved() implements Entry {}

        /** There is no room. */
        record Full(NodeReason reason) implements Entry {}
    }

    WaitingTransactions(int most, int mostOfOne, long mostBytes) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.mostBytes = mostBytes;
    }

    /** The transaction with an id, if it waits. */
    synchronized Optional<Waiting> find(TransactionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The transaction whose bytes have this SHA-256, if it waits. */
    synchronized Optional<Waiting> findByHash(Bytes hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** What would come of entering now, apart from the signature and content: empty when it would enter. */
    synchronized Optional<Entry> obstacle(SignedTransaction transaction, Uscc sender) {
        Waiting same = byId.get(transaction.id());
        if (same != null) return Optional.of(new Entry.Already(same));
        if (byPlace.containsKey(Place.of(transaction))) return Optional.of(new Entry.SequenceReserved());
        if (byId.size() >= most || bytes >= mostBytes)
            return Optional.of(new Entry.Full(NodeReason.QUEUE_MUST_HAVE_ROOM));
        if (counts.getOrDefault(sender, 0) >= mostOfOne)
            return Optional.of(new Entry.Full(NodeReason.QUOTA_MUST_NOT_BE_USED_UP));
        return Optional.empty();
    }

    /** Lets a transaction wait, unless something stands against it. */
    Entry enter(SignedTransaction transaction, Uscc sender, Optional<StoredContent> content) {
        return enter(new Waiting(transaction, sender, content));
    }

    private synchronized Entry enter(Waiting waiting) {
        SignedTransaction transaction = waiting.transaction;
        Optional<Entry> obstacle = obstacle(transaction, waiting.sender);
        if (obstacle.isPresent()) return obstacle.get();
        if (waiting.holding.filter(closed::contains).isPresent())
            return new Entry.Full(NodeReason.CONTENT_MUST_NOT_BE_IN_DESTRUCTION);
        byId.put(transaction.id(), waiting);
        byHash.put(transaction.hash(), waiting);
        byPlace.put(Place.of(transaction), waiting);
        counts.merge(waiting.sender, 1, Integer::sum);
        waiting.holding.ifPresent(held -> holdings.merge(held, 1, Integer::sum));
        bytes += waiting.bytes();
        return new Entry.Entered(waiting);
    }

    /**
     * The contents beside some of the transactions that wait, those left out that have been {@link #kept}.
     *
     * @param hashes SHA-256 of the transactions
     */
    synchronized List<StoredContent> toKeep(List<Bytes> hashes) {
        List<StoredContent> contents = new ArrayList<>();
        for (Bytes hash : hashes) {
            Waiting waiting = byHash.get(hash);
            if (waiting != null && !waiting.contentIsKept) waiting.content.ifPresent(contents::add);
        }
        return contents;
    }

    /** Notes that the contents beside these transactions are durable. */
    synchronized void kept(List<Bytes> hashes) {
        for (Bytes hash : hashes) {
            Waiting waiting = byHash.get(hash);
            if (waiting != null) waiting.contentIsKept = true;
        }
    }

    /** Ends the waiting of a transaction, if it waits; its conclusion is then the caller's to complete. */
    synchronized Optional<Waiting> leave(TransactionId id) {
        Waiting waiting = byId.remove(id);
        if (waiting == null) return Optional.empty();
        byHash.remove(waiting.transaction.hash());
        byPlace.remove(Place.of(waiting.transaction));
        counts.computeIfPresent(waiting.sender, (sender, count) -> count == 1 ? null : count - 1);
        waiting.holding.ifPresent(
                held -> holdings.computeIfPresent(held, (same, count) -> count == 1 ? null : count - 1));
        bytes -= waiting.bytes();
        return Optional.of(waiting);
    }

    /**
     * Lets no transaction in that comes with one of these contents, until {@link #reopen}.
     *
     * @return those of them that no waiting transaction has come with
     */
    synchronized Set<Holding> close(Collection<Holding> wanted) {
        Set<Holding> free = new HashSet<>(wanted);
        free.removeAll(holdings.keySet());
        closed.addAll(free);
        return free;
    }

    /** Lets transactions in again that {@link #close} has kept out. */
    synchronized void reopen(Collection<Holding> free) {
        closed.removeAll(free);
    }

    /** How many wait. */
    synchronized int size() {
        return byId.size();
    }
}
