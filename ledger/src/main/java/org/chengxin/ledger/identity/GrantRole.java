package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.ROLE_IS_ALREADY_SO;
import static org.chengxin.ledger.identity.IdentityReason.ROLE_MUST_END_IN_FUTURE;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_MEMBER;

import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A member gives an organisation a role, or another end to the role it has.
 *
 * @param organisation who gets it
 * @param role         the role
 * @param until        the instant from which it is over, in milliseconds since 1970-01-01T00:00Z; absent when it has no end
 */
public record GrantRole(Uscc organisation, Role role, Optional<Long> until) implements IdentityTransaction {

    /** Checks the shape. */
    public GrantRole {
        until.ifPresent(end -> Limits.within("until", end, 0, Limits.MAX_INTEGER));
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.isMember(sender)) return reject(SENDER_MUST_BE_MEMBER);
        var present = view.find(new OrganisationKey(organisation));
        if (present.isEmpty()) return reject(ORGANISATION_MUST_BE_REGISTERED);
        if (!present.get().isActive()) return reject(ORGANISATION_MUST_BE_ACTIVE);
        if (until.isPresent() && until.get() <= block.time()) return reject(ROLE_MUST_END_IN_FUTURE);
        var granted = view.find(new RoleKey(organisation, role));
        if (granted.isPresent() && granted.get().until().equals(until)) return reject(ROLE_IS_ALREADY_SO);
        return accept(new RoleGranted(organisation, role, until, block.time(), sender.key()));
    }

    /** An organisation has a role. */
    public record RoleGranted(Uscc organisation, Role role, Optional<Long> until, long at, KeyId by)
            implements IdentityEvent {

        @Override
        public void evolve(State state) {
            state.put(new RoleKey(organisation, role), new RoleGrant(at, Optional.of(by), until));
        }
    }
}
