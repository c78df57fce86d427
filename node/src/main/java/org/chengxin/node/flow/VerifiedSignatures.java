package org.chengxin.node.flow;

import java.util.Map;
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
    private volatile Generations generations = new Generations(new ConcurrentHashMap<>(), Map.of());

    /** Keys that transactions fit, by the SHA-256 of the transaction's bytes. */
    private record Generations(Map<Bytes, Jwk> younger, Map<Bytes, Jwk> older) {

        boolean fit(Bytes hash, Jwk key) {
            return key.equals(younger.get(hash)) || key.equals(older.get(hash));
        }
    }

    VerifiedSignatures(SignatureVerifier verifier, int capacity) {
        this.verifier = verifier;
        this.capacity = capacity;
    }

    /** Whether the transaction's signature fits the key, by memory or by checking. */
    boolean fits(SignedTransaction transaction, Jwk key) {
        if (generations.fit(transaction.hash(), key)) {
            remembered.increment();
            return true;
        }
        return check(transaction, key);
    }

    /** The same for transactions of a block, which does not count as remembering: each was checked once. */
    boolean fitsInBlock(SignedTransaction transaction, Jwk key) {
        return generations.fit(transaction.hash(), key) || check(transaction, key);
    }

    private boolean check(SignedTransaction transaction, Jwk key) {
        verified.increment();
        boolean fits = verifier.verify(
                key, transaction.signingInput(), transaction.signature().toArray());
        if (fits) remember(transaction.hash(), key);
        return fits;
    }

    private void remember(Bytes hash, Jwk key) {
        generations.younger().put(hash, key);
        if (isFull()) turn();
    }

    private boolean isFull() {
        return generations.younger().size() >= capacity;
    }

    private synchronized void turn() {
        if (isFull()) generations = new Generations(new ConcurrentHashMap<>(), generations.younger());
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
