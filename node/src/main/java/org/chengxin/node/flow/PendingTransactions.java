package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Foresight;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Selection;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.Entrance;
import org.chengxin.node.state.StateVersion;

/**
 * The transactions that wait in an engine that shares them with other nodes, and the state as it will be after them. It
 * outlives a commit: what still waits is looked past again, on top of the new state. So two that exclude each other are
 * not both let in, and one that needs another is let in after it. Bounded in all and for each organisation. Safe for
 * several threads.
 */
final class PendingTransactions {

    private final NextBlockTime nextBlock;
    private final Supplier<StateVersion> newest;
    private final VerifiedSignatures signatures;
    private final WaitingTransactions own;
    private final int most;
    private final int mostOfOne;
    private final Map<Bytes, SignedTransaction> byHash = new LinkedHashMap<>();
    private final Map<Uscc, Integer> counts = new HashMap<>();
    private Optional<Ahead> ahead = Optional.empty();

    /** A view over a version, and the rules of the block after it. */
    private record Ahead(StateVersion version, int rules, Foresight foresight) {

        static Ahead of(StateVersion version) {
            return new Ahead(version, Ledger.rules(version.view()), new Foresight(version));
        }

        void add(long now, SignedTransaction transaction) {
            foresight.add(new Block(version.height() + 1, now, rules), transaction);
        }
    }

    /**
     * @param own       those that were handed in here; they have found room already
     * @param most      most that wait, of all organisations together
     * @param mostOfOne most that wait of one organisation
     */
    PendingTransactions(
            NextBlockTime nextBlock,
            Supplier<StateVersion> newest,
            VerifiedSignatures signatures,
            WaitingTransactions own,
            int most,
            int mostOfOne) {
        this.nextBlock = nextBlock;
        this.newest = newest;
        this.signatures = signatures;
        this.own = own;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Lets a transaction wait unless something stands against it; the signature is asked last. */
    Entrance enter(byte[] bytes) {
        Bytes hash = Bytes.owned(Sha256.of(bytes));
        Optional<SignedTransaction> handedIn = own.findByHash(hash).map(WaitingTransactions.Waiting::transaction);
        SignedTransaction transaction;
        try {
            transaction = handedIn.isPresent() ? handedIn.get() : SignedTransaction.parse(bytes);
        } catch (InadmissibleException malformed) {
            return new Entrance.Refused(malformed.reason());
        }
        Optional<Entrance> obstacle = obstacle(transaction, handedIn.isPresent());
        if (obstacle.isPresent()) return obstacle.get();
        // A key that was there a moment ago is still there, unless what was to add it has left meanwhile.
        Optional<Jwk> key = key(transaction);
        if (key.isEmpty()) return new Entrance.Refused(AdmissionReason.KEY_MUST_BE_KNOWN);
        if (!signatures.fits(transaction, key.get())) return new Entrance.Refused(AdmissionReason.SIGNATURE_MUST_FIT);
        return add(transaction, handedIn.isPresent());
    }

    private synchronized Optional<Entrance> obstacle(SignedTransaction transaction, boolean handedIn) {
        SignedTransaction same = byHash.get(transaction.hash());
        if (same != null) return Optional.of(new Entrance.Waits(same));
        Optional<AdmissionReason> against = against(transaction);
        if (against.isPresent()) return Optional.of(new Entrance.Refused(against.get()));
        if (handedIn) return Optional.empty();
        if (byHash.size() >= most) return Optional.of(new Entrance.Full(NodeReason.QUEUE_MUST_HAVE_ROOM));
        if (counts.getOrDefault(transaction.key().organisation(), 0) >= mostOfOne)
            return Optional.of(new Entrance.Full(NodeReason.QUOTA_MUST_NOT_BE_USED_UP));
        return Optional.empty();
    }

    private synchronized Optional<Jwk> key(SignedTransaction transaction) {
        return ahead().foresight().key(transaction.key());
    }

    private synchronized Entrance add(SignedTransaction transaction, boolean handedIn) {
        Optional<Entrance> obstacle = obstacle(transaction, handedIn);
        if (obstacle.isPresent()) return obstacle.get();
        ahead().add(nextBlock.expected(), transaction);
        byHash.put(transaction.hash(), transaction);
        counts.merge(transaction.key().organisation(), 1, Integer::sum);
        return new Entrance.Waits(transaction);
    }

    private Ahead ahead() {
        if (ahead.isEmpty()) ahead = Optional.of(Ahead.of(newest.get()));
        return ahead.get();
    }

    /** What has expired by the clock alone waits: wherever else it waits, a block may take it. */
    private Optional<AdmissionReason> against(SignedTransaction transaction) {
        return ahead().foresight()
                .against(nextBlock.expected(), transaction)
                .filter(reason -> !nextBlock.mayStillTake(reason, transaction));
    }

    /**
     * Whether a transaction that a proposal could not take waits on. What was let in with others ahead of it may have to
     * wait for them, and another proposal may have an earlier time.
     */
    synchronized boolean waitsOn(Selection.Refused refused) {
        return byHash.containsKey(refused.transaction().hash())
                && (refused.reason().mayPassLater() || nextBlock.mayStillTake(refused.reason(), refused.transaction()));
    }

    /** The transaction whose bytes have this SHA-256, if it waits. */
    synchronized Optional<SignedTransaction> find(Bytes hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** Takes out what will never be admissible again. */
    synchronized void leave(List<Selection.Refused> hopeless) {
        for (Selection.Refused one : hopeless) remove(one.transaction().hash());
    }

    /**
     * Goes on to the state after a block.
     *
     * @param hashes SHA-256 of the block's transactions
     * @return what waited and is not admissible any more after it
     */
    synchronized List<Selection.Refused> follow(List<Bytes> hashes) {
        hashes.forEach(this::remove);
        ahead = Optional.empty();
        List<Selection.Refused> refused = new ArrayList<>();
        for (SignedTransaction transaction : byHash.values()) {
            Optional<AdmissionReason> against = against(transaction);
            if (against.isPresent()) refused.add(new Selection.Refused(transaction, against.get()));
            else ahead().add(nextBlock.expected(), transaction);
        }
        leave(refused);
        return refused;
    }

    /** Nothing waits any more. */
    synchronized void forget() {
        byHash.clear();
        counts.clear();
        ahead = Optional.empty();
    }

    private void remove(Bytes hash) {
        SignedTransaction gone = byHash.remove(hash);
        if (gone != null)
            counts.computeIfPresent(gone.key().organisation(), (sender, count) -> count == 1 ? null : count - 1);
    }
}
