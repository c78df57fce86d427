package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where an {@link Edition} is. */
public record EditionKey(EditionId edition) implements StateKey<Edition> {

    @Override
    public String path() {
        return "governance/edition/" + edition.text();
    }

    @Override
    public Class<Edition> type() {
        return Edition.class;
    }
}
