package org.chengxin.node.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.View;

/**
 * The newest state with some of its values kept decoded, for reading the same few again and again: keys, windows, the
 * chain's settings. Exact: from the end of {@link #changed} on, no older value is answered. Bounded: when it is full it
 * forgets everything. Safe for several threads.
 */
public final class DecodedState implements View {

    private final Supplier<StateVersion> newest;
    private final int capacity;
    private final ConcurrentHashMap<StateKey<?>, Optional<?>> values = new ConcurrentHashMap<>();

    /**
     * Nothing kept yet.
     *
     * @param newest   gives the newest version
     * @param capacity most values kept, about
     */
    public DecodedState(Supplier<StateVersion> newest, int capacity) {
        this.newest = newest;
        this.capacity = capacity;
    }

    @Override
    public <V> Optional<V> find(StateKey<V> key) {
        Optional<?> known = values.get(key);
        if (known == null) {
            if (values.size() >= capacity) values.clear();
            // Reading happens inside the entry's lock, so that a change that comes meanwhile removes what was read.
            known = values.computeIfAbsent(key, absent -> newest.get().view().find(key));
        }
        return known.map(key.type()::cast);
    }

    /** Forgets what a block has changed. To be called when the newest version is the one after that block. */
    public void changed(List<StateChange> changes) {
        for (StateChange change : changes) values.remove(change.key());
    }

    /** How many values are kept. */
    public int size() {
        return values.size();
    }
}
