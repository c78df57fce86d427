package org.chengxin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.chengxin.ledger.governance.Genesis;

/** The state machine. It keeps nothing between two calls. */
public final class Ledger {

    /** How long a transaction may wait for its block: 24 hours, in milliseconds. */
    public static final long EXPIRY_MAX_MILLIS = 24L * 60 * 60 * 1000;

    private Ledger() {}

    /** The first state of a chain: path and canonical bytes of every value, in order. */
    public static SortedMap<String, byte[]> genesis(Genesis genesis) {
        throw new UnsupportedOperationException(genesis.chain());
    }

    /** Version of the rules for the block after the state. */
    public static int rules(View view) {
        throw new UnsupportedOperationException(view.toString());
    }

    /**
     * What stands against a transaction before the rules, other than its signature: chain, key, algorithm, sequence and
     * expiry, in this order.
     *
     * @param view  the state
     * @param chain id of the chain
     * @param now   time of the block, or the time that the next block is expected to have
     * @param tx    the transaction
     */
    public static Optional<AdmissionReason> admissible(View view, String chain, long now, SignedTransaction tx) {
        throw new UnsupportedOperationException(chain);
    }

    /**
     * Chooses, in the order given, what is admissible one after another in a block.
     *
     * @param reader     the state before the block
     * @param block      the block
     * @param candidates transactions whose signatures fit
     * @param maxBytes   most bytes of all chosen together
     */
    public static Selection select(StateReader reader, Block block, List<SignedTransaction> candidates, long maxBytes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Applies a block.
     *
     * @param reader       the state before the block
     * @param block        the block
     * @param transactions its transactions in order
     */
    public static BlockOutcome execute(StateReader reader, Block block, List<Checked> transactions) {
        throw new UnsupportedOperationException();
    }
}
