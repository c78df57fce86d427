package org.chengxin.ledger.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/** The keys of an organisation that are neither stopped nor revoked, sorted. */
public record KeyIndex(List<Thumbprint> keys) {

    /** Most keys that an organisation has at a time. */
    public static final int MAX = 64;

    /** Keeps the list from changing. */
    public KeyIndex {
        keys = List.copyOf(keys);
    }

    /** The keys of an organisation, which may have none. */
    static KeyIndex in(View view, Uscc organisation) {
        return view.find(new KeysKey(organisation)).orElse(new KeyIndex(List.of()));
    }

    /** Whether the organisation has a key beside this one, be it pending. */
    static boolean hasOther(View view, KeyId key) {
        return others(view, key).findAny().isPresent();
    }

    /** Whether the organisation has a key beside this one that signs at an instant. */
    static boolean hasOtherActive(View view, KeyId key, long time) {
        return others(view, key)
                .map(other -> view.require(new KeyKey(other)))
                .anyMatch(other -> other.statusAt(time) == KeyStatus.ACTIVE);
    }

    private static Stream<KeyId> others(View view, KeyId key) {
        return in(view, key.organisation()).keys().stream()
                .filter(other -> !other.equals(key.thumbprint()))
                .map(other -> KeyId.of(key.organisation(), other));
    }

    /** Takes a key from the list of its organisation, if it is there. */
    static void drop(State state, KeyId key) {
        var place = new KeysKey(key.organisation());
        var shorter = in(state, key.organisation()).without(key.thumbprint());
        if (!shorter.keys().isEmpty()) state.put(place, shorter);
        else if (state.has(place)) state.remove(place);
    }

    /** Whether there is no room for another. */
    boolean isFull() {
        return keys.size() >= MAX;
    }

    /** The list with one key more. */
    KeyIndex with(Thumbprint key) {
        var longer = new ArrayList<>(keys);
        longer.add(key);
        Collections.sort(longer);
        return new KeyIndex(longer);
    }

    /** The list with one key less. */
    KeyIndex without(Thumbprint key) {
        return new KeyIndex(keys.stream().filter(other -> !other.equals(key)).toList());
    }
}
