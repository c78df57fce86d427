package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where the one {@link ChainState} is. */
public record ChainKey() implements StateKey<ChainState> {

    @Override
    public String path() {
        return "chain";
    }

    @Override
    public Class<ChainState> type() {
        return ChainState.class;
    }
}
