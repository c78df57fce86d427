package org.chengxin.ledger;

import java.util.Optional;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;

/**
 * A state as it will be once transactions that are in no block yet have been in one, as far as the admission of others
 * depends on it: which sequences are used, and what becomes of keys. For one thread.
 */
public final class Foresight {

    private final State state;
    private final ChainState chain;

    /** Sees what the reader holds, and nothing ahead yet. */
    public Foresight(StateReader reader) {
        state = new State(reader);
        chain = Ledger.chain(state);
    }

    /** Most transactions of a block. */
    public int blockTransactions() {
        return chain.blockTransactions();
    }

    /** The key with this id, if there will be one. */
    public Optional<Jwk> key(KeyId id) {
        return state.find(new KeyKey(id)).map(KeyState::jwk);
    }

    /**
     * What stands against a transaction after all those {@link #add added}, other than its signature; see
     * {@link Ledger#admissible}.
     *
     * @param now time of the block, or the time that the next block is expected to have, in milliseconds
     */
    public Optional<AdmissionReason> against(long now, SignedTransaction tx) {
        return Ledger.admissible(state, chain.chain(), now, tx);
    }

    /** The same for a transaction on which the work that needs no state has been done, its signature included. */
    Optional<AdmissionReason> against(long now, Checked entry) {
        return Ledger.against(state, chain, now, entry);
    }

    /**
     * Looks past a transaction that nothing stands against.
     *
     * @param block the block that it will be in, or one with the time that the next block is expected to have
     */
    public void add(Block block, SignedTransaction tx) {
        Ledger.foresee(state, block, tx);
    }
}
