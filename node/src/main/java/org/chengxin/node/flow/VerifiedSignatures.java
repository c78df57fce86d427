package org.chengxin.node.flow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.node.port.SignatureVerifier;

/**
 * Checks each signature once. It remembers only that these bytes fit this public key; whether the key may sign is asked
 * of the state, every time. What did not fit is not remembered. Safe for several threads; bounded: the older half is
 * forgotten when the younger is full.
 */
final class VerifiedSignatures {

    private final SignatureVerifier verifier;
    private final int capacity;
    private final LongAdder verified = new LongAdder();
    private final LongAdder remembered = new LongAdder();
    private volatile Generations generations = new Generations(ConcurrentHashMap.newKeySet(), Set.of());

    /** These bytes, of which this is the SHA-256, fit this key. */
    private record Fit(Bytes hash, Jwk key) {}

    private record Generations(Set<Fit> younger, Set<Fit> older) {

        boolean contain(Fit fit) {
            return younger.contains(fit) || older.contains(fit);
        }
    }

    VerifiedSignatures(SignatureVerifier verifier, int capacity) {
        this.verifier = verifier;
        this.capacity = capacity;
    }

    /** Whether the transaction's signature fits the key, by memory or by checking. */
    boolean fits(SignedTransaction transaction, Jwk key) {
        var fit = new Fit(transaction.hash(), key);
        if (generations.contain(fit)) {
            remembered.increment();
            return true;
        }
        return check(transaction, fit);
    }

    /** The same for transactions of a block, which does not count as remembering: each was checked once. */
    boolean fitsInBlock(SignedTransaction transaction, Jwk key) {
        var fit = new Fit(transaction.hash(), key);
        return generations.contain(fit) || check(transaction, fit);
    }

    private boolean check(SignedTransaction transaction, Fit fit) {
        verified.increment();
        boolean fits = verifier.verify(
                fit.key(), transaction.signingInput(), transaction.signature().toArray());
        if (fits) remember(fit);
        return fits;
    }

    private void remember(Fit fit) {
        generations.younger().add(fit);
        if (isFull()) turn();
    }

    private boolean isFull() {
        return generations.younger().size() >= capacity;
    }

    private synchronized void turn() {
        if (isFull()) generations = new Generations(ConcurrentHashMap.newKeySet(), generations.younger());
    }

    /** Signatures checked. */
    long verified() {
        return verified.sum();
    }

    /** Transactions handed in whose signature did not have to be checked. */
    long remembered() {
        return remembered.sum();
    }
}
