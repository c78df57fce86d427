package org.chengxin.ledger.identity;

import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.StateKey;

/** Where the replay {@link Window} of a key is, from its first use on. */
public record WindowKey(KeyId key) implements StateKey<Window> {

    @Override
    public String path() {
        return "identity/window/" + key.path();
    }

    @Override
    public Class<Window> type() {
        return Window.class;
    }
}
