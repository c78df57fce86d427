package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_NOT_BE_A_MEMBER;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_REGISTRAR;
import static org.chengxin.ledger.identity.Role.REGISTRAR;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.MemberKey;

/**
 * A registrar states that an organisation no longer exists. All its keys are revoked, so that it can do nothing any
 * more; what it did stays.
 *
 * @param uscc its code, which is never given again
 */
public record DissolveOrganisation(Uscc uscc) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.hasRole(sender, REGISTRAR, block)) return reject(SENDER_MUST_BE_REGISTRAR);
        var present = view.find(new OrganisationKey(uscc));
        if (present.isEmpty()) return reject(ORGANISATION_MUST_BE_REGISTERED);
        if (!present.get().isActive()) return reject(ORGANISATION_MUST_BE_ACTIVE);
        if (view.has(new MemberKey(uscc))) return reject(ORGANISATION_MUST_NOT_BE_A_MEMBER);
        return accept(new OrganisationDissolved(uscc, block.time(), sender.key()));
    }

    /** An organisation no longer exists. */
    public record OrganisationDissolved(Uscc uscc, long at, KeyId by) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            var before = state.require(new OrganisationKey(uscc));
            state.put(new OrganisationKey(uscc), before.dissolved(at, by));
            for (var thumbprint : KeyIndex.in(state, uscc).keys()) {
                var key = new KeyKey(KeyId.of(uscc, thumbprint));
                state.put(key, state.require(key).revoked(at, Optional.empty()));
            }
            if (state.has(new KeysKey(uscc))) state.remove(new KeysKey(uscc));
        }
    }
}
