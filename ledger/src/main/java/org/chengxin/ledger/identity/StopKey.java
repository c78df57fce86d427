package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_KNOWN;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_PENDING;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.View;

/**
 * An organisation stops a key that a registrar has vouched for, before it takes effect.
 *
 * @param key thumbprint of the key
 */
public record StopKey(Thumbprint key) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        var id = KeyId.of(sender.organisation(), key);
        var present = view.find(new KeyKey(id));
        if (present.isEmpty()) return reject(KEY_MUST_BE_KNOWN);
        if (present.get().statusAt(block.time()) != KeyStatus.PENDING) return reject(KEY_MUST_BE_PENDING);
        return accept(new KeyStopped(id, block.time()));
    }

    /** A key never takes effect. */
    public record KeyStopped(KeyId key, long at) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            var place = new KeyKey(key);
            state.put(place, state.require(place).stopped(at));
            KeyIndex.drop(state, key);
        }
    }
}
