package org.chengxin.simulator;

import org.chengxin.consensus.embedded.MemoryStorage;
import org.chengxin.consensus.embedded.Storage;
import org.chengxin.content.ContentStore;
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
