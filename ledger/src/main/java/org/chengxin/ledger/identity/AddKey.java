package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.View;

/**
 * An organisation adds a key of its own, which signs from now on.
 *
 * @param key the public key
 */
public record AddKey(Jwk key) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        var against = NewKey.against(view, sender.organisation(), key);
        if (against.isPresent()) return reject(against.get());
        return accept(new KeyAdded(key, block.time(), sender.key()));
    }

    /** An organisation has a key more. */
    public record KeyAdded(Jwk key, long at, KeyId by) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            NewKey.put(state, by.organisation(), KeyState.added(key, at, by));
        }
    }
}
