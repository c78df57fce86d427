package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chengxin.node.state.StateVersion;

/**
 * Which versions can be proven: those after which there is another block, since only the next header names a state's
 * root. Safe for several threads.
 */
final class ProvableVersions {

    private long newestHeight;
    private Optional<StateVersion> latest = Optional.empty();
    private final List<Awaited> awaited = new ArrayList<>();

    private record Awaited(StateVersion version, CompletableFuture<StateVersion> provable) {}

    ProvableVersions(StateVersion newest) {
        newestHeight = newest.height();
    }

    /** The newest version that can be proven. */
    synchronized Optional<StateVersion> latest() {
        return latest;
    }

    /** Completed with the version as soon as it can be proven. */
    synchronized CompletableFuture<StateVersion> when(StateVersion version) {
        if (version.height() < newestHeight) return CompletableFuture.completedFuture(version);
        var provable = new CompletableFuture<StateVersion>();
        awaited.add(new Awaited(version, provable));
        return provable;
    }

    /** A block has been committed on top of a version. */
    void passed(StateVersion version) {
        List<Awaited> ready;
        synchronized (this) {
            newestHeight = version.height() + 1;
            latest = Optional.of(version);
            ready = awaited.stream()
                    .filter(one -> one.version().height() < newestHeight)
                    .toList();
            awaited.removeAll(ready);
        }
        ready.forEach(one -> one.provable().complete(one.version()));
    }
}
