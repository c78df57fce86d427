package org.chengxin.peers.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections that take too long, whatever they are waiting for: a peer that sends a byte now and then keeps every
 * timeout of a single read. Safe for several threads.
 */
final class Deadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines of peers").factory());

    Deadlines() {
        watch.setRemoveOnCancelPolicy(true);
    }

    /** A connection that ends in time; to be closed when it has ended before. */
    record Deadline(ScheduledFuture<?> end) implements AutoCloseable {

        @Override
        public void close() {
            end.cancel(false);
        }
    }

    /** Ends a connection after some time. */
    Deadline of(Socket raw, Duration limit) {
        return new Deadline(watch.schedule(() -> end(raw), limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Closes the connection itself, not the TLS on it, which would first want to say goodbye. */
    static void end(Socket raw) {
        try {
            raw.close();
        } catch (IOException ended) {
            System.getLogger(Deadlines.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection did not close.", ended);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
