package org.chengxin.node.flow;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.node.proof.Proofs;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.Chain;
import org.chengxin.node.view.Views;

/** A running node: takes transactions, keeps the state, answers. Safe for several threads. */
public final class Node implements AutoCloseable {

    private Node() {}

    /**
     * Opens the state, or begins it, and rebuilds what is kept in memory. Takes nothing before {@link #start()}.
     *
     * @param genesis     how the chain begins
     * @param genesisRoot the root that the genesis document names
     * @throws org.chengxin.node.NodeException when the state is not one of this genesis, or is damaged
     */
    public static Node open(Genesis genesis, Bytes genesisRoot, Ports ports, NodeSettings settings) {
        throw new UnsupportedOperationException(genesis.chain() + genesisRoot + ports + settings);
    }

    /** Starts the engine, which delivers what the state lacks, and destroys contents that no record shows any more. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Hands in a transaction. Returns at once; checking the signature is done by the caller's thread.
     *
     * @param jws     a compact JWS, given up by the caller
     * @param opening content and salt, for a publication
     */
    public Submission submit(byte[] jws, Optional<ContentOpening> opening) {
        throw new UnsupportedOperationException("" + jws.length + opening);
    }

    /** The newest state that is committed. */
    public StateVersion newest() {
        throw new UnsupportedOperationException();
    }

    /** The newest state whose proof can be made now; empty until the first block after a start. */
    public Optional<StateVersion> provable() {
        throw new UnsupportedOperationException();
    }

    /** Completed with the version when its proof can be made: when the block after it has been signed. */
    public CompletableFuture<StateVersion> whenProvable(StateVersion version) {
        throw new UnsupportedOperationException(version.toString());
    }

    /** Makes proof files. */
    public Proofs proofs() {
        throw new UnsupportedOperationException();
    }

    /** Blocks and transactions as they may be served now. */
    public Chain chain() {
        throw new UnsupportedOperationException();
    }

    /** Search, records, authorities, counts. */
    public Views views() {
        throw new UnsupportedOperationException();
    }

    /** What this node does by itself; to be run every few seconds. */
    public Housekeeping housekeeping() {
        throw new UnsupportedOperationException();
    }

    /** How the node is. */
    public NodeStatus status() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 over the facts of the newest state, see {@link org.chengxin.node.state.StateFacts}. */
    public Bytes facts() {
        throw new UnsupportedOperationException();
    }

    /** Stops taking transactions. The ports stay open. */
    @Override
    public void close() {}
}
