package org.chengxin.ledger.identity;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where the keys of an organisation are listed. */
public record KeysKey(Uscc organisation) implements StateKey<KeyIndex> {

    @Override
    public String path() {
        return "identity/keys/" + organisation.text();
    }

    @Override
    public Class<KeyIndex> type() {
        return KeyIndex.class;
    }
}
