package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ENTITLEMENT_MUST_EXIST;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_MEMBER;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.ItemId;

/**
 * A member takes an entitlement from a publisher. What it has published stays.
 *
 * @param publisher who signed
 * @param decidedBy who decided
 * @param item      the catalogue item
 */
public record RevokeEntitlement(Uscc publisher, Uscc decidedBy, ItemId item) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.isMember(sender)) return reject(SENDER_MUST_BE_MEMBER);
        if (!view.isEntitled(publisher, decidedBy, item)) return reject(ENTITLEMENT_MUST_EXIST);
        return accept(new EntitlementRevoked(publisher, decidedBy, item));
    }

    /** A publisher may publish no more. */
    public record EntitlementRevoked(Uscc publisher, Uscc decidedBy, ItemId item) implements IdentityEvent {

        @Override
        public void evolve(State state) {
            state.remove(new EntitlementKey(publisher, decidedBy, item));
        }
    }
}
