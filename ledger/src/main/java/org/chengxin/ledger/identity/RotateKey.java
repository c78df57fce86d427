package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_KNOWN;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.View;

/**
 * An organisation puts a new key in the place of one it has. The old one signs no more, the new one at once.
 *
 * @param old thumbprint of the key that goes
 * @param key the public key that comes
 */
public record RotateKey(Thumbprint old, Jwk key) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        var oldId = KeyId.of(sender.organisation(), old);
        var present = view.find(new KeyKey(oldId));
        if (present.isEmpty()) return reject(KEY_MUST_BE_KNOWN);
        if (present.get().statusAt(block.time()) != KeyStatus.ACTIVE) return reject(KEY_MUST_BE_ACTIVE);
        var against = NewKey.againstReplacing(view, sender.organisation(), key);
        if (against.isPresent()) return reject(against.get());
        return accept(new KeyRotated(oldId, key, block.time(), sender.key()));
    }

    /** A key has taken the place of another. */
    public record KeyRotated(KeyId old, Jwk key, long at, KeyId by) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            var place = new KeyKey(old);
            state.put(place, state.require(place).revoked(at, Optional.empty()));
            KeyIndex.drop(state, old);
            NewKey.put(state, old.organisation(), KeyState.added(key, at, by));
        }
    }
}
