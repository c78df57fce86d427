package org.chengxin.node.flow;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chengxin.content.ContentStore;
import org.chengxin.content.StoredContent;
import org.chengxin.node.flow.WaitingTransactions.Waiting;

/**
 * Makes contents durable before their transactions go on to the engine, so that no block has a publication whose
 * content a loss of power could take. What arrives while one sync runs shares the next.
 */
final class ContentCourier {

    private static final int AT_ONCE = 4096;

    private final ContentStore contents;
    private final Executor executor;
    private final Consumer<Waiting> durable;
    private final BiConsumer<Waiting, UncheckedIOException> failed;
    private final ConcurrentLinkedQueue<Parcel> parcels = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    private record Parcel(Waiting waiting, StoredContent content) {}

    /**
     * @param executor runs deliveries
     * @param durable  gets each transaction whose content is durable, in the order of arrival
     * @param failed   gets each transaction whose content could not be stored
     */
    ContentCourier(
            ContentStore contents,
            Executor executor,
            Consumer<Waiting> durable,
            BiConsumer<Waiting, UncheckedIOException> failed) {
        this.contents = contents;
        this.executor = executor;
        this.durable = durable;
        this.failed = failed;
    }

    /** Takes a transaction with its content. */
    void take(Waiting waiting, StoredContent content) {
        parcels.add(new Parcel(waiting, content));
        if (running.compareAndSet(false, true)) executor.execute(this::run);
    }

    private void run() {
        do {
            List<Parcel> some = next();
            while (!some.isEmpty()) {
                deliver(some);
                some = next();
            }
            running.set(false);
        } while (!parcels.isEmpty() && running.compareAndSet(false, true));
    }

    private List<Parcel> next() {
        List<Parcel> some = new ArrayList<>();
        Parcel parcel;
        while (some.size() < AT_ONCE && (parcel = parcels.poll()) != null) some.add(parcel);
        return some;
    }

    private void deliver(List<Parcel> some) {
        try {
            contents.put(some.stream().map(Parcel::content).toList());
        } catch (UncheckedIOException failure) {
            some.forEach(parcel -> failed.accept(parcel.waiting(), failure));
            return;
        }
        some.forEach(parcel -> durable.accept(parcel.waiting()));
    }
}
