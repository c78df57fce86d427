package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where a {@link CatalogueItem} is. */
public record ItemKey(ItemId item) implements StateKey<CatalogueItem> {

    @Override
    public String path() {
        return "governance/item/" + item.text();
    }

    @Override
    public Class<CatalogueItem> type() {
        return CatalogueItem.class;
    }
}
