package org.chengxin.ledger.governance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chengxin.ledger.View;

/** The ids of all editions, sorted. */
public record EditionIndex(List<EditionId> editions) {

    /** Most entries. */
    public static final int MAX = 256;

    /** Keeps the list from changing. */
    public EditionIndex {
        editions = List.copyOf(editions);
    }

    /** The index in a state, which has none before its first entry. */
    static EditionIndex in(View view) {
        return view.find(new EditionsKey()).orElse(new EditionIndex(List.of()));
    }

    /** The index with one entry more. */
    EditionIndex with(EditionId id) {
        var longer = new ArrayList<>(editions);
        longer.add(id);
        Collections.sort(longer);
        return new EditionIndex(longer);
    }
}
