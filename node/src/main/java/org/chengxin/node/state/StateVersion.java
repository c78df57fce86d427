package org.chengxin.node.state;

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

    /**
     * What the next block replaced.
     *
     * @param leaves what stood at each key hash that it wrote; empty where nothing did
     * @param next   the state after it
     */
    private record Replaced(Map<Bytes, Optional<Leaf>> leaves, StateVersion next) {}

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
        for (Replaced step = replaced; step != null; step = step.next().replaced) {
            Optional<Leaf> before = step.leaves().get(keyHash);
            if (before != null) return before;
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
        before.followedBy(this, Map.of());
        return before;
    }

    /**
     * Notes what the next block is about to replace. Has to happen before the store replaces it.
     *
     * @param leaves what stands at each key hash that the block writes; given up by the caller
     */
    void followedBy(StateVersion next, Map<Bytes, Optional<Leaf>> leaves) {
        replaced = new Replaced(leaves, next);
    }

    /** Its height. */
    @Override
    public String toString() {
        return "state after block " + committed.height();
    }
}
