package org.chengxin.ledger.identity;

import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.StateKey;

/** Where a {@link KeyState} is. */
public record KeyKey(KeyId key) implements StateKey<KeyState> {

    @Override
    public String path() {
        return "identity/key/" + key.path();
    }

    @Override
    public Class<KeyState> type() {
        return KeyState.class;
    }
}
