package org.chengxin.ledger.governance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chengxin.ledger.View;

/** The ids of all catalogue items, sorted. */
public record CatalogueIndex(List<ItemId> items) {

    /** Most entries. */
    public static final int MAX = 4_096;

    /** Keeps the list from changing. */
    public CatalogueIndex {
        items = List.copyOf(items);
    }

    /** The index in a state, which has none before its first entry. */
    static CatalogueIndex in(View view) {
        return view.find(new CatalogueKey()).orElse(new CatalogueIndex(List.of()));
    }

    /** The index with one entry more. */
    CatalogueIndex with(ItemId id) {
        var longer = new ArrayList<>(items);
        longer.add(id);
        Collections.sort(longer);
        return new CatalogueIndex(longer);
    }
}
