package org.chengxin.node.port;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.StateReader;
import org.chengxin.ledger.TransactionId;

/**
 * Keeps the state after the latest block, by the hash of each path, and where each transaction came to stand. Reading is
 * safe for several threads, also while the one that commits commits. Every method throws
 * {@link java.io.UncheckedIOException} when the store fails.
 *
 * <p>A committed batch outlives the process at once. A loss of power may take the latest batches, whole ones only and
 * the latest first: the engine's log delivers their blocks again.
 */
public interface StateStore extends StateReader, AutoCloseable {

    /** What the state is the state after; empty before genesis. */
    Optional<Committed> committed();

    /** The value whose path has this SHA-256. */
    Optional<Leaf> leaf(Bytes keyHash);

    /**
     * Visits, in the order of their key hashes, all values whose key hash begins with a byte from {@code firstByte} to
     * {@code lastByte}, as they were at one moment.
     *
     * @param firstByte 0 to 255
     * @param lastByte  {@code firstByte} to 255
     */
    void scan(int firstByte, int lastByte, LeafVisitor visitor);

    /** Where a transaction came to stand. */
    Optional<IndexedTransaction> transaction(TransactionId id);

    /** Keeps a batch, all of it or nothing. */
    void commit(StateBatch batch);

    /** Closes the store; what was committed stays. */
    @Override
    void close();

    /** Sees one value. */
    @FunctionalInterface
    interface LeafVisitor {

        /** Called for each value. */
        void visit(Bytes keyHash, Leaf leaf);
    }
}
