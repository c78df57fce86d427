package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.MemoryStorage;
import org.chengxin.consensus.embedded.Storage;
import org.chengxin.content.ContentStore;
import org.chengxin.content.StoredContent;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;

/** Everything that outlives a process: log and sign state, state, contents. */
final class Disks {

    private static final long CAPACITY = 3_000_000;

    private final Faults faults;
    private final Sabotage sabotage;
    private final MemoryStorage log;
    private final MemoryStateStore state = new MemoryStateStore();
    private final FragileContentStore contents;
    private long ballast;

    Disks(Faults faults, Sabotage sabotage) {
        this.faults = faults;
        this.sabotage = sabotage;
        this.log = new MemoryStorage(faults, CAPACITY);
        this.contents = new FragileContentStore(new MemoryContentStore(), faults, sabotage);
        if (sabotage == Sabotage.SYNC_LIES) log.lieAboutSync();
    }

    /** Fresh disks with a copy of everything: the state first, contents, and the log last, as an operator is told to. */
    Disks backUp(EmbeddedEngine engine, Shadow shadow) {
        var copy = new Disks(faults, sabotage);
        Committed committed = state.committed().orElseThrow();
        List<LeafWrite> leaves = new ArrayList<>();
        state.scan(
                0, 255, (keyHash, leaf) -> leaves.add(new LeafWrite(keyHash, leaf.path(), Optional.of(leaf.value()))));
        copy.state.commit(new StateBatch(committed, leaves, shadow.transactionsUpTo(committed.height())));
        copy.state.sync();
        contents.forEachHolding(holding -> {
            StoredContent content = contents.find(holding.commitment()).orElseThrow();
            copy.contents.itself().put(List.of(new StoredContent(holding.holder(), content.content(), content.salt())));
        });
        engine.copyTo(copy.log);
        return copy;
    }

    /** The log and the sign state, as the engine sees them. */
    Storage log() {
        return sabotage == Sabotage.SIGN_STATE_IS_FORGOTTEN ? new ForgetfulStorage(log) : log;
    }

    /** The state, as the node sees it. */
    StateStore state() {
        return new FragileStateStore(state, faults, sabotage == Sabotage.STATE_LOSES_A_VALUE);
    }

    /** The state itself. */
    MemoryStateStore stateItself() {
        return state;
    }

    /** The contents, as the node sees them. */
    ContentStore contents() {
        return contents;
    }

    /** A new process begins. */
    void revive() {
        log.revive();
    }

    /** The state store writes what it has to its disk. */
    void flushState() {
        state.sync();
    }

    /** Power is lost, and with it what was not synced, or any part of it. */
    void losePower(Chance chance) {
        log.losePower(chance.source());
        state.losePower(chance.below(state.unsyncedBatches() + 1));
        contents.losePower();
    }

    /** Something else fills the disk up to a number of bytes. */
    void fill(long left) {
        long more = log.free() - left;
        if (more > 0) ballast += more;
        log.reserve(ballast);
    }

    /** It is cleared away. */
    void clear() {
        ballast = 0;
        log.reserve(0);
    }

    /** Whether something else takes room. */
    boolean isFilled() {
        return ballast > 0;
    }
}
