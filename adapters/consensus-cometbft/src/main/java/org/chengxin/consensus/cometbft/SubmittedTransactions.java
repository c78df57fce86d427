package org.chengxin.consensus.cometbft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.SignedTransaction;

/**
 * What was submitted here, until it is in a block or will be in none. CometBFT forgets what waits when it ends, so it is
 * sent again after that. Bounded. Safe for several threads.
 */
final class SubmittedTransactions {

    private final int most;
    private final Map<Bytes, SignedTransaction> unsettled = new LinkedHashMap<>();
    private final Deque<SignedTransaction> toSend = new ArrayDeque<>();
    private boolean closed;

    SubmittedTransactions(int most) {
        this.most = most;
    }

    /** Takes a transaction to be sent, or says that there is no room. */
    synchronized boolean offer(SignedTransaction transaction) {
        if (closed || unsettled.size() >= most) return false;
        if (unsettled.put(transaction.hash(), transaction) == null) toSend.addLast(transaction);
        notifyAll();
        return true;
    }

    /**
     * Waits for something to send, and takes it.
     *
     * @param mostTransactions at most so many
     * @param mostBytes        and no more than fit, but at least one
     * @return nothing only when it is closed
     */
    synchronized List<SignedTransaction> take(int mostTransactions, long mostBytes) throws InterruptedException {
        List<SignedTransaction> taken = new ArrayList<>();
        while (taken.isEmpty() && !closed) {
            while (toSend.isEmpty() && !closed) wait();
            long room = mostBytes;
            while (!toSend.isEmpty() && taken.size() < mostTransactions) {
                SignedTransaction next = toSend.getFirst();
                if (!taken.isEmpty() && next.jws().size() > room) break;
                toSend.removeFirst();
                if (!unsettled.containsKey(next.hash())) continue;
                room -= next.jws().size();
                taken.add(next);
            }
        }
        return closed ? List.of() : taken;
    }

    /** Puts back what could not be sent. */
    synchronized void putBack(List<SignedTransaction> unsent) {
        for (SignedTransaction transaction : unsent.reversed()) toSend.addFirst(transaction);
    }

    /** Lets go of what is in a block or will be in none. */
    synchronized void settled(List<Bytes> hashes) {
        hashes.forEach(unsettled::remove);
    }

    /** Sends everything again that is not settled. */
    synchronized void sendAgain() {
        toSend.clear();
        toSend.addAll(unsettled.values());
        notifyAll();
    }

    /** Whether it was submitted and is not settled. */
    synchronized boolean has(Bytes hash) {
        return unsettled.containsKey(hash);
    }

    /** How many are not settled. */
    synchronized int size() {
        return unsettled.size();
    }

    /** Nothing more is sent. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
