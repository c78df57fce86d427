package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where the ids of all editions are. */
public record EditionsKey() implements StateKey<EditionIndex> {

    @Override
    public String path() {
        return "governance/editions";
    }

    @Override
    public Class<EditionIndex> type() {
        return EditionIndex.class;
    }
}
