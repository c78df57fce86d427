package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.FIRST_KEY_MUST_BE_FIRST;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_NOT_BE_A_MEMBER;
import static org.chengxin.ledger.identity.IdentityReason.RECOVERY_MUST_FOLLOW_A_KEY;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_REGISTRAR;
import static org.chengxin.ledger.identity.Role.REGISTRAR;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.MemberKey;

/**
 * A registrar vouches that a key is an organisation's: its first one, or one that replaces those it has lost. The key
 * takes effect after the chain's delay, during which any active key of the organisation can stop it.
 *
 * @param organisation whose key it is
 * @param key          the public key
 * @param recovery     whether the organisation has a key already
 */
public record VouchKey(Uscc organisation, Jwk key, boolean recovery) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.hasRole(sender, REGISTRAR, block)) return reject(SENDER_MUST_BE_REGISTRAR);
        var present = view.find(new OrganisationKey(organisation));
        if (present.isEmpty()) return reject(ORGANISATION_MUST_BE_REGISTERED);
        if (!present.get().isActive()) return reject(ORGANISATION_MUST_BE_ACTIVE);
        if (view.has(new MemberKey(organisation))) return reject(ORGANISATION_MUST_NOT_BE_A_MEMBER);
        boolean hasKeys = !KeyIndex.in(view, organisation).keys().isEmpty();
        if (hasKeys && !recovery) return reject(FIRST_KEY_MUST_BE_FIRST);
        if (!hasKeys && recovery) return reject(RECOVERY_MUST_FOLLOW_A_KEY);
        var against = NewKey.against(view, organisation, key);
        if (against.isPresent()) return reject(against.get());
        long delay = view.require(new ChainKey()).keyDelayMillis();
        return accept(
                new KeyVouched(organisation, key, block.time(), sender.key(), Math.addExact(block.time(), delay)));
    }

    /** An organisation is about to have a key more. */
    public record KeyVouched(Uscc organisation, Jwk key, long at, KeyId by, long activeFrom) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            NewKey.put(state, organisation, KeyState.vouched(key, at, by, activeFrom));
        }
    }
}
