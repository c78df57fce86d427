package org.chengxin.ledger.governance;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.governance.GovernanceReason.EDITIONS_MUST_HAVE_ROOM;
import static org.chengxin.ledger.governance.GovernanceReason.EDITIONS_MUST_NOT_OVERLAP;
import static org.chengxin.ledger.governance.GovernanceReason.EDITION_IS_ALREADY_SO;
import static org.chengxin.ledger.governance.GovernanceReason.EDITION_MUST_KEEP_ITS_PERIODS;

import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.View;

/**
 * The members take up an edition of the display rules, or change what may change of one: its last day, its citation,
 * whether it is confirmed. A successor is adopted after its predecessor got its last day.
 */
public record AdoptEdition(Edition edition) implements GovernanceTransaction {

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        var missing = Vote.missing(view, sender);
        if (missing.isPresent()) return reject(missing.get());
        var index = EditionIndex.in(view);
        var present = view.find(new EditionKey(edition.id()));
        if (present.isPresent()) {
            if (present.get().equals(edition)) return reject(EDITION_IS_ALREADY_SO);
            if (!present.get().hasPeriodsOf(edition)) return reject(EDITION_MUST_KEEP_ITS_PERIODS);
        } else if (index.editions().size() >= EditionIndex.MAX) return reject(EDITIONS_MUST_HAVE_ROOM);
        for (var id : index.editions()) {
            if (id.equals(edition.id())) continue;
            if (view.require(new EditionKey(id)).overlaps(edition)) return reject(EDITIONS_MUST_NOT_OVERLAP);
        }
        return accept(new EditionAdopted(edition));
    }

    /** The edition is one of the chain's. */
    public record EditionAdopted(Edition edition) implements GovernanceEvent {

        @Override
        public void evolve(State state) {
            if (!state.has(new EditionKey(edition.id())))
                state.put(new EditionsKey(), EditionIndex.in(state).with(edition.id()));
            state.put(new EditionKey(edition.id()), edition);
        }
    }
}
