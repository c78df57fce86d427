package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ROLE_MUST_EXIST;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_MEMBER;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A member takes a role from an organisation.
 *
 * @param organisation who loses it
 * @param role         the role
 */
public record RevokeRole(Uscc organisation, Role role) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.isMember(sender)) return reject(SENDER_MUST_BE_MEMBER);
        if (!view.has(new RoleKey(organisation, role))) return reject(ROLE_MUST_EXIST);
        return accept(new RoleRevoked(organisation, role));
    }

    /** An organisation has a role no more. */
    public record RoleRevoked(Uscc organisation, Role role) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            state.remove(new RoleKey(organisation, role));
        }
    }
}
