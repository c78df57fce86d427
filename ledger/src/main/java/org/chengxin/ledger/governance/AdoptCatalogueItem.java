package org.chengxin.ledger.governance;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.governance.GovernanceReason.CATALOGUE_MUST_HAVE_ROOM;
import static org.chengxin.ledger.governance.GovernanceReason.ITEM_IS_ALREADY_SO;
import static org.chengxin.ledger.governance.GovernanceReason.ITEM_MUST_KEEP_ITS_KIND;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.View;

/**
 * The members take an item into the catalogue, or put another wording in the place of one that is there. Records that
 * exist keep what they were published with.
 */
public record AdoptCatalogueItem(CatalogueItem item) implements GovernanceTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        var missing = Vote.missing(view, sender);
        if (missing.isPresent()) return reject(missing.get());
        var present = view.find(new ItemKey(item.id()));
        if (present.isPresent()) {
            if (present.get().equals(item)) return reject(ITEM_IS_ALREADY_SO);
            if (present.get().kind() != item.kind()) return reject(ITEM_MUST_KEEP_ITS_KIND);
        } else if (CatalogueIndex.in(view).items().size() >= CatalogueIndex.MAX)
            return reject(CATALOGUE_MUST_HAVE_ROOM);
        return accept(new CatalogueItemAdopted(item));
    }

    /** The catalogue has the item, in this wording. */
    public record CatalogueItemAdopted(CatalogueItem item) implements GovernanceEvent {

        @Override
        public void evolve(State state) {
            if (!state.has(new ItemKey(item.id())))
                state.put(new CatalogueKey(), CatalogueIndex.in(state).with(item.id()));
            state.put(new ItemKey(item.id()), item);
        }
    }
}
