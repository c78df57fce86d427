package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.DECIDING_AUTHORITY_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.ENTITLEMENT_IS_ALREADY_SO;
import static org.chengxin.ledger.identity.IdentityReason.ITEM_MUST_BE_KNOWN;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_MEMBER;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.ItemKey;

/**
 * A member entitles a publisher to publish what an authority decides under a catalogue item. Without it a publisher
 * publishes nothing, not even its own decisions.
 *
 * @param publisher who signs
 * @param decidedBy who decides; often the same
 * @param item      the catalogue item
 */
public record GrantEntitlement(Uscc publisher, Uscc decidedBy, ItemId item) implements IdentityTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.isMember(sender)) return reject(SENDER_MUST_BE_MEMBER);
        var present = view.find(new OrganisationKey(publisher));
        if (present.isEmpty()) return reject(ORGANISATION_MUST_BE_REGISTERED);
        if (!present.get().isActive()) return reject(ORGANISATION_MUST_BE_ACTIVE);
        if (!view.has(new OrganisationKey(decidedBy))) return reject(DECIDING_AUTHORITY_MUST_BE_REGISTERED);
        if (!view.has(new ItemKey(item))) return reject(ITEM_MUST_BE_KNOWN);
        if (view.isEntitled(publisher, decidedBy, item)) return reject(ENTITLEMENT_IS_ALREADY_SO);
        return accept(new EntitlementGranted(publisher, decidedBy, item, block.time(), sender.key()));
    }

    /** A publisher may publish. */
    public record EntitlementGranted(Uscc publisher, Uscc decidedBy, ItemId item, long at, KeyId by)
            implements IdentityEvent {

        @Override
        public void evolve(State state) {
            state.put(new EntitlementKey(publisher, decidedBy, item), new Entitlement(at, Optional.of(by)));
        }
    }
}
