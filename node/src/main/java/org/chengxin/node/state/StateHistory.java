package org.chengxin.node.state;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.merkle.LeafChange;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;

/** The state and how it goes on: one thread drafts and commits, any number read versions. */
public final class StateHistory {

    private static final int SMALL_VALUES = 65_536;

    private final StateStore store;
    private final SmallValues small = new SmallValues(SMALL_VALUES);
    private volatile StateVersion newest;

    private StateHistory(StateStore store, StateVersion newest) {
        this.store = store;
        this.newest = newest;
    }

    /**
     * Opens the state that the store has, or begins it with the genesis, and rebuilds the tree.
     *
     * @param genesis     how the chain begins
     * @param genesisRoot the root that the genesis document names
     * @param followers   see every value
     * @throws NodeException when the genesis does not have that root, when the store holds another chain, or when what
     *     it holds does not have the root that was stored with it
     */
    public static StateHistory open(
            StateStore store, Genesis genesis, Bytes genesisRoot, List<? extends StateFollower> followers) {
        if (store.committed().isEmpty()) begin(store, genesis, genesisRoot);
        Committed committed = store.committed().orElseThrow();
        requireChain(store, genesis);
        JellyfishTree.Builder tree = JellyfishTree.builder();
        store.scan(0, 255, (keyHash, leaf) -> {
            tree.add(keyHash, JellyfishTree.valueDigest(leaf.value().shared()));
            for (StateFollower follower : followers) follower.found(leaf);
        });
        var version = new StateVersion(store, committed, tree.build());
        if (!version.tree().root().equals(committed.appHash()))
            throw new NodeException(
                    NodeReason.STATE_MUST_MATCH_ITS_ROOT,
                    "At height " + committed.height() + " the root should be "
                            + committed.appHash().toHex() + " and is "
                            + version.tree().root().toHex() + ".");
        for (StateFollower follower : followers) follower.complete(committed);
        return new StateHistory(store, version);
    }

    private static void begin(StateStore store, Genesis genesis, Bytes genesisRoot) {
        StateBatch batch = FirstState.batch(genesis);
        Bytes root = batch.committed().appHash();
        if (!root.equals(genesisRoot))
            throw new NodeException(
                    NodeReason.GENESIS_MUST_MATCH_ITS_ROOT,
                    "It names " + genesisRoot.toHex() + " and has " + root.toHex() + ".");
        store.commit(batch);
    }

    private static void requireChain(StateStore store, Genesis genesis) {
        View.of(store).find(new ChainKey()).map(ChainState::chain).ifPresent(chain -> {
            if (!chain.equals(genesis.chain()))
                throw new NodeException(
                        NodeReason.STATE_MUST_BE_OF_THIS_CHAIN,
                        "It belongs to " + chain + " and not to " + genesis.chain() + ".");
        });
    }

    /** The newest version. */
    public StateVersion newest() {
        return newest;
    }

    /** Reads the newest version for the next block. To be used by the one thread that drafts and commits. */
    public ReadLog read() {
        return new ReadLog(newest, small);
    }

    /**
     * Works out what changes would make of the newest state.
     *
     * @param height      of the block
     * @param time        of the block, in milliseconds
     * @param resultsHash over the block's results
     * @param reader      {@link #read} the newest version while the changes were made
     * @param changes     what is written
     */
    public StateDraft draft(long height, long time, Bytes resultsHash, ReadLog reader, List<Change> changes) {
        List<StateChange> drafted = new ArrayList<>(changes.size());
        List<LeafChange> leaves = new ArrayList<>(changes.size());
        for (Change change : changes) {
            ReadLog.Place place = reader.place(change.path());
            drafted.add(new StateChange(
                    change.key(),
                    place.keyHash(),
                    change.path(),
                    place.value(),
                    change.value(),
                    change.bytes().map(Bytes::owned)));
            leaves.add(new LeafChange(place.keyHash(), change.bytes().map(JellyfishTree::valueDigest)));
        }
        JellyfishTree tree = newest.tree().update(leaves);
        return new StateDraft(new Committed(height, time, tree.root(), resultsHash), drafted, tree);
    }

    /**
     * Makes a draft of the newest version the new one: all of it, or nothing.
     *
     * @param transactions where the block's transactions came to stand
     */
    public void commit(StateDraft draft, List<IndexedTransaction> transactions) {
        var next = new StateVersion(store, draft.committed(), draft.tree());
        newest.followedBy(next, draft.changes());
        List<LeafWrite> writes = draft.changes().stream()
                .map(change -> new LeafWrite(change.keyHash(), change.path(), change.after()))
                .toList();
        store.commit(new StateBatch(draft.committed(), writes, transactions));
        draft.changes().forEach(small::changed);
        newest = next;
    }
}
