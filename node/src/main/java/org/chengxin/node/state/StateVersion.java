package org.chengxin.node.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.StateReader;
import org.chengxin.ledger.View;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * The state after one block, for as long as anyone holds it. The newest is what the store has; every older one knows the
 * next, and what the block between them replaced. What nobody holds any more is collected. Safe for several threads.
 */
public final class StateVersion implements StateReader {

    private final StateStore store;
    private final Committed committed;
    private final JellyfishTree tree;
    private volatile @Nullable Replaced replaced;

    /** What the next block replaced. It is sorted when somebody asks, since most versions are never read once old. */
    private static final class Replaced {

        private final StateVersion next;
        private final List<StateChange> changes;
        private volatile @Nullable Map<Bytes, StateChange> byKeyHash;

        Replaced(StateVersion next, List<StateChange> changes) {
            this.next = next;
            this.changes = changes;
        }

        /** The change at a key hash, or nothing when the block left it alone. */
        @Nullable
        StateChange at(Bytes keyHash) {
            Map<Bytes, StateChange> sorted = byKeyHash;
            if (sorted == null) {
                sorted = HashMap.newHashMap(changes.size());
                for (StateChange change : changes) sorted.put(change.keyHash(), change);
                byKeyHash = sorted;
            }
            return sorted.get(keyHash);
        }
    }

    /** The state that the store has now. */
    StateVersion(StateStore store, Committed committed, JellyfishTree tree) {
        this.store = store;
        this.committed = committed;
        this.tree = tree;
    }

    /** What this is the state after. */
    public Committed committed() {
        return committed;
    }

    /** Height of the block that this is the state after; 0 for genesis. */
    public long height() {
        return committed.height();
    }

    /**
     * The instant by which to judge what of this state may be shown: a withdrawal ends a display at the time of its block,
     * and no clock that is behind that may show the record for longer.
     *
     * @param now the clock, in milliseconds
     */
    public long judgedAt(long now) {
        return Math.max(now, committed.time());
    }

    /** The tree over this state. */
    public JellyfishTree tree() {
        return tree;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return leaf(JellyfishTree.keyHash(path)).map(leaf -> leaf.value().shared());
    }

    /** The value whose path has this SHA-256. */
    public Optional<Leaf> leaf(Bytes keyHash) {
        // The tree is in memory and knows what is not there, which is what most new records ask for.
        if (!tree.contains(keyHash)) return Optional.empty();
        // The store first: what it says may be too new, and then what it replaced has been noted before.
        Optional<Leaf> newest = store.leaf(keyHash);
        for (Replaced step = replaced; step != null; step = step.next.replaced) {
            StateChange change = step.at(keyHash);
            if (change != null) return change.before().map(value -> new Leaf(change.path(), value));
        }
        return newest;
    }

    /** This state through the ledger's eyes. Decodes at every call. */
    public View view() {
        return View.of(this);
    }

    /** Whether the state is the same as another's. */
    public boolean hasRootOf(StateVersion other) {
        return committed.appHash().equals(other.committed.appHash());
    }

    /** The version before this one, when the block between the two has changed nothing. */
    public StateVersion beforeEmptyBlock() {
        var before = new StateVersion(
                store,
                new Committed(committed.height() - 1, committed.time(), committed.appHash(), committed.resultsHash()),
                tree);
        before.followedBy(this, List.of());
        return before;
    }

    /**
     * Notes what the next block is about to replace. Has to happen before the store replaces it.
     *
     * @param changes what the block writes
     */
    void followedBy(StateVersion next, List<StateChange> changes) {
        replaced = new Replaced(next, changes);
    }

    /** Its height. */
    @Override
    public String toString() {
        return "state after block " + committed.height();
    }
}
