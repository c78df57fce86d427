package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where the ids of all catalogue items are. */
public record CatalogueKey() implements StateKey<CatalogueIndex> {

    @Override
    public String path() {
        return "governance/items";
    }

    @Override
    public Class<CatalogueIndex> type() {
        return CatalogueIndex.class;
    }
}
