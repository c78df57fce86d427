package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.COMPROMISE_MUST_NOT_BE_IN_FUTURE;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_KNOWN;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_NOT_BE_REVOKED;
import static org.chengxin.ledger.identity.IdentityReason.LAST_KEY_MUST_HAVE_SUCCESSOR;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_MEMBER;

import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A key signs no more. Its organisation says so, or a member for it. What it signed since it was compromised stays and
 * is shown with a warning; an earlier compromise may be stated later.
 *
 * @param organisation     whose key it is, when a member revokes it; absent when the sender's own
 * @param key              thumbprint of the key
 * @param compromisedSince the instant from which somebody else may have used it, in milliseconds since 1970-01-01T00:00Z
 */
public record RevokeKey(Optional<Uscc> organisation, Thumbprint key, Optional<Long> compromisedSince)
        implements IdentityTransaction {

    /** Checks the shape. */
    public RevokeKey {
        compromisedSince.ifPresent(since -> Limits.within("compromisedSince", since, 0, Limits.MAX_INTEGER));
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (organisation.isPresent() && !view.isMember(sender)) return reject(SENDER_MUST_BE_MEMBER);
        var id = KeyId.of(organisation.orElse(sender.organisation()), key);
        var present = view.find(new KeyKey(id));
        if (present.isEmpty()) return reject(KEY_MUST_BE_KNOWN);
        if (compromisedSince.isPresent() && compromisedSince.get() > block.time())
            return reject(COMPROMISE_MUST_NOT_BE_IN_FUTURE);
        var status = present.get().statusAt(block.time());
        if (status == KeyStatus.REVOKED && !present.get().knowsLessThan(compromisedSince))
            return reject(KEY_MUST_NOT_BE_REVOKED);
        if (status == KeyStatus.ACTIVE && !hasSuccessor(view, block, id)) return reject(LAST_KEY_MUST_HAVE_SUCCESSOR);
        return accept(new KeyRevoked(id, block.time(), compromisedSince));
    }

    /**
     * An organisation may rely on a key that is only pending. A member may not: it would take from the organisation the
     * one key that can stop the pending one.
     */
    private boolean hasSuccessor(View view, Block block, KeyId id) {
        return organisation.isPresent() ? KeyIndex.hasOtherActive(view, id, block.time()) : KeyIndex.hasOther(view, id);
    }

    /** A key signs no more. */
    public record KeyRevoked(KeyId key, long at, Optional<Long> compromisedSince) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            var place = new KeyKey(key);
            var before = state.require(place);
            state.put(place, before.revoked(before.revokedAt().orElse(at), compromisedSince));
            KeyIndex.drop(state, key);
        }
    }
}
