package org.chengxin.node.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chengxin.content.Holding;
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
    private final Map<TransactionId, Waiting> byId = new HashMap<>();
    private final Map<Bytes, Waiting> byHash = new HashMap<>();
    private final Map<Place, Waiting> byPlace = new HashMap<>();
    private final Map<Holding, Integer> holdings = new HashMap<>();
    private final Set<Holding> closed = new HashSet<>();
    private final Map<Uscc, Integer> counts = new HashMap<>();

    /**
     * A transaction without an answer.
     *
     * @param transaction as it was sent
     * @param sender      whose key it names
     * @param holding     the content that came beside it
     * @param conclusion  completed with the answer
     */
    record Waiting(
            SignedTransaction transaction,
            Uscc sender,
            Optional<Holding> holding,
            CompletableFuture<Submission.Conclusion> conclusion) {}

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

    WaitingTransactions(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
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
        if (byId.size() >= most) return Optional.of(new Entry.Full(NodeReason.QUEUE_MUST_HAVE_ROOM));
        if (counts.getOrDefault(sender, 0) >= mostOfOne)
            return Optional.of(new Entry.Full(NodeReason.QUOTA_MUST_NOT_BE_USED_UP));
        return Optional.empty();
    }

    /** Lets a transaction wait, unless something stands against it. */
    synchronized Entry enter(SignedTransaction transaction, Uscc sender, Optional<Holding> holding) {
        Optional<Entry> obstacle = obstacle(transaction, sender);
        if (obstacle.isPresent()) return obstacle.get();
        if (holding.filter(closed::contains).isPresent()) return new Entry.Full(NodeReason.CONTENT_MUST_BE_STORED);
        var waiting = new Waiting(transaction, sender, holding, new CompletableFuture<>());
        byId.put(transaction.id(), waiting);
        byHash.put(transaction.hash(), waiting);
        byPlace.put(Place.of(transaction), waiting);
        counts.merge(sender, 1, Integer::sum);
        holding.ifPresent(held -> holdings.merge(held, 1, Integer::sum));
        return new Entry.Entered(waiting);
    }

    /** Ends the waiting of a transaction, if it waits; its conclusion is then the caller's to complete. */
    synchronized Optional<Waiting> leave(TransactionId id) {
        Waiting waiting = byId.remove(id);
        if (waiting == null) return Optional.empty();
        byHash.remove(waiting.transaction().hash());
        byPlace.remove(Place.of(waiting.transaction()));
        counts.computeIfPresent(waiting.sender(), (sender, count) -> count == 1 ? null : count - 1);
        waiting.holding()
                .ifPresent(held -> holdings.computeIfPresent(held, (same, count) -> count == 1 ? null : count - 1));
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
