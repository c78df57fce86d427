package org.chengxin.consensus.cometbft;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does, and fails after a minute and a half with what is known then. */
final class Patience {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Patience() {}

    /** Returns as soon as something holds. */
    static void until(BooleanSupplier holds, Supplier<String> known) {
        var _ = found(() -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty(), known);
    }

    /** Returns something as soon as it is there. */
    static <T> T found(Supplier<Optional<T>> look, Supplier<String> known) {
        long deadline = System.nanoTime() + MOST_NANOS;
        for (Optional<T> found = look.get(); ; found = look.get()) {
            if (found.isPresent()) return found.get();
            if (System.nanoTime() - deadline > 0) throw new AssertionError("not in time: " + known.get());
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
