package org.chengxin.node.flow;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateVersion;

/**
 * Contents of displayed records that are gone from the store of a node that fetches from nobody. They are looked for in the
 * state once; after that, only whether they are here again is.
 */
final class LostContents {

    /** Most that are known at a time; more are found when one of these is here again. */
    private static final int MOST = 1_024;

    private final Ports ports;
    private final Supplier<StateVersion> newest;
    private final Set<Holding> lost = new HashSet<>();
    private boolean toLookThrough = true;
    private volatile int count;

    LostContents(Ports ports, Supplier<StateVersion> newest) {
        this.ports = ports;
        this.newest = newest;
    }

    /** Looks, on a state that has caught up. */
    synchronized void look() {
        boolean full = lost.size() == MOST;
        lost.removeIf(holding -> !isMissing(holding));
        if (toLookThrough || (full && lost.size() < MOST)) ports.state().scan(0, 255, this::look);
        toLookThrough = false;
        count = lost.size();
    }

    private void look(Bytes keyHash, Leaf leaf) {
        if (lost.size() == MOST || !DisplayedRecords.isAt(leaf.path())) return;
        DisplayedRecords.read(leaf.value())
                .map(record -> new Holding(record.content(), keyHash))
                .filter(this::isMissing)
                .ifPresent(lost::add);
    }

    private boolean isMissing(Holding holding) {
        return !ports.contents().holds(holding)
                && DisplayedRecords.find(newest.get(), holding)
                        .filter(record -> record.isShownAt(ports.clock().now()))
                        .isPresent();
    }

    /** How many were missing at the last look, up to {@value #MOST}. */
    int count() {
        return count;
    }
}
