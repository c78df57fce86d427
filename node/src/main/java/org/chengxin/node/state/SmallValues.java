package org.chengxin.node.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.Leaf;

/**
 * The small values that blocks have written lately, such as the length of a subject's list: the next block that adds to
 * it finds it here. Exact, because whoever commits notes every change. Bounded: the older half is forgotten when the
 * younger is full. For one thread.
 */
final class SmallValues {

    /** Most bytes of a value that is kept. */
    static final int MAX_BYTES = 64;

    private final int capacity;
    private Map<Bytes, Leaf> younger = new HashMap<>();
    private Map<Bytes, Leaf> older = new HashMap<>();

    /** @param capacity most values in each of the two halves */
    SmallValues(int capacity) {
        this.capacity = capacity;
    }

    /** The value at a key hash, if it is kept. */
    Optional<Leaf> find(Bytes keyHash) {
        Leaf young = younger.get(keyHash);
        return Optional.ofNullable(young != null ? young : older.get(keyHash));
    }

    /** Notes what a value has become. */
    void changed(StateChange change) {
        older.remove(change.keyHash());
        if (change.after().isEmpty() || change.after().get().size() > MAX_BYTES) {
            younger.remove(change.keyHash());
            return;
        }
        younger.put(change.keyHash(), new Leaf(change.path(), change.after().get()));
        if (younger.size() < capacity) return;
        older = younger;
        younger = new HashMap<>();
    }
}
