package org.chengxin.ledger.identity;

import static org.chengxin.ledger.identity.IdentityReason.KEYS_MUST_HAVE_ROOM;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_NEW;
import static org.chengxin.ledger.identity.IdentityReason.KEY_MUST_BE_VALID;

import java.util.Optional;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/** What holds for every key that an organisation gets, however it gets it. */
final class NewKey {

    private NewKey() {}

    /** What stands against a key more, if anything; the arithmetic, which costs milliseconds, last. */
    static Optional<IdentityReason> against(View view, Uscc organisation, Jwk key) {
        if (isKnown(view, organisation, key)) return Optional.of(KEY_MUST_BE_NEW);
        if (KeyIndex.in(view, organisation).isFull()) return Optional.of(KEYS_MUST_HAVE_ROOM);
        return PublicKeyRules.allow(key) ? Optional.empty() : Optional.of(KEY_MUST_BE_VALID);
    }

    /** What stands against a key in the place of another, which needs no room. */
    static Optional<IdentityReason> againstReplacing(View view, Uscc organisation, Jwk key) {
        if (isKnown(view, organisation, key)) return Optional.of(KEY_MUST_BE_NEW);
        return PublicKeyRules.allow(key) ? Optional.empty() : Optional.of(KEY_MUST_BE_VALID);
    }

    /** Gives the organisation the key. */
    static void put(State state, Uscc organisation, KeyState key) {
        var thumbprint = key.jwk().thumbprint();
        var place = new KeyKey(KeyId.of(organisation, thumbprint));
        Invariant.holds(!state.has(place), "a key id is used once");
        state.put(place, key);
        state.put(new KeysKey(organisation), KeyIndex.in(state, organisation).with(thumbprint));
    }

    private static boolean isKnown(View view, Uscc organisation, Jwk key) {
        return view.has(new KeyKey(KeyId.of(organisation, key.thumbprint())));
    }
}
