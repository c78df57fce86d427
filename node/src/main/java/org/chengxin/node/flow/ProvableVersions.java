package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.chengxin.node.state.StateVersion;

/**
 * Which versions can be proven: those after which there is another block, since only the next header names a state's
 * root. Where the block in between changed nothing, the version before it has the same root and proves the same. Safe
 * for several threads.
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

    /** Completed with the version, or one of the same root, as soon as it can be proven. */
    synchronized CompletableFuture<StateVersion> when(StateVersion version) {
        if (version.height() < newestHeight) return CompletableFuture.completedFuture(version);
        Optional<StateVersion> same = latest.filter(version::hasRootOf);
        if (same.isPresent()) return CompletableFuture.completedFuture(same.get());
        var provable = new CompletableFuture<StateVersion>();
        awaited.add(new Awaited(version, provable));
        return provable;
    }

    /** After a start: the block that a version is the state after has changed nothing, so it proves the one before. */
    void provenByItsOwnHeader(StateVersion version) {
        StateVersion before = version.beforeEmptyBlock();
        List<Awaited> ready;
        synchronized (this) {
            if (version.height() < newestHeight) return;
            newestHeight = version.height();
            latest = Optional.of(before);
            ready = take(one -> before.hasRootOf(one.version()));
        }
        ready.forEach(one -> one.provable().complete(before));
    }

    /** A block has been committed on top of a version. */
    void passed(StateVersion version) {
        List<Awaited> ready;
        synchronized (this) {
            if (version.height() >= newestHeight) {
                newestHeight = version.height() + 1;
                latest = Optional.of(version);
            }
            ready = take(one -> one.version().height() < newestHeight || version.hasRootOf(one.version()));
        }
        ready.forEach(
                one -> one.provable().complete(one.version().height() <= version.height() ? one.version() : version));
    }

    private List<Awaited> take(Predicate<Awaited> provable) {
        List<Awaited> ready = awaited.stream().filter(provable).toList();
        awaited.removeAll(ready);
        return ready;
    }
}
