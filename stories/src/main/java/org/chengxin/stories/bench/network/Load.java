package org.chengxin.stories.bench.network;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.cli.CommandFailure;

/** The one load generator: whatever network it is given, it does the same. */
final class Load implements AutoCloseable {

    /** Most transactions that are handed over and not committed. */
    private static final int IN_FLIGHT = 8_000;

    private static final int BATCH = 100;

    private final EngineRpc rpc = new EngineRpc();

    /** Latencies from when a transaction was due to be sent to when its block was told of as committed and applied. */
    record Latencies(double p50Millis, double p99Millis) {

        private static final double HALF = 0.5;
        private static final double MOST = 0.99;

        static Latencies of(long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Latencies(at(sorted, HALF), at(sorted, MOST));
        }

        private static double at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
        }
    }

    EngineRpc rpc() {
        return rpc;
    }

    /**
     * Hands over all transactions as fast as they are taken, batches to each node in turn, so many at a time as stay in
     * flight.
     *
     * @return nanoseconds from the first being sent until the first node has told of the last
     */
    long flood(Validators network, List<byte[]> transactions) throws InterruptedException {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < transactions.size(); from += BATCH)
            bodies.add(EngineRpc.broadcast(transactions.subList(from, Math.min(from + BATCH, transactions.size()))));
        var next = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Exception>();
        try (BlockWatch watch = BlockWatch.on(rpc, network.rpcs().getFirst())) {
            long start = System.nanoTime();
            List<Thread> senders = new ArrayList<>();
            for (URI node : network.rpcs())
                senders.add(Thread.ofPlatform().start(() -> send(node, bodies, next, watch, failures)));
            for (Thread sender : senders) sender.join();
            if (!failures.isEmpty()) throw Validators.failed(failures.peek().toString());
            watch.awaitCommitted(transactions.size());
            return watch.blocks().getLast().at() - start;
        }
    }

    private void send(
            URI node,
            List<byte[]> bodies,
            AtomicInteger next,
            BlockWatch watch,
            ConcurrentLinkedQueue<Exception> failures) {
        try {
            for (int i = next.getAndIncrement(); i < bodies.size() && failures.isEmpty(); i = next.getAndIncrement()) {
                watch.awaitCommitted((i + 1L) * BATCH - IN_FLIGHT);
                rpc.post(node, bodies.get(i));
            }
        } catch (CommandFailure | InterruptedException failed) {
            failures.add(failed);
        }
    }

    /**
     * Hands over one transaction after the other at a steady rate, to each of some nodes in turn.
     *
     * @param runIn so many of the first are not measured
     */
    Latencies steady(Validators network, List<Integer> nodes, List<byte[]> transactions, int perSecond, int runIn)
            throws InterruptedException {
        List<byte[]> bodies = transactions.stream()
                .map(one -> EngineRpc.broadcast(List.of(one)))
                .toList();
        long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
        URI observer = network.rpcs().get(nodes.getFirst());
        List<CompletableFuture<Void>> posts = new ArrayList<>();
        try (BlockWatch watch = BlockWatch.on(rpc, observer)) {
            long start = System.nanoTime();
            for (int i = 0; i < bodies.size(); i++) {
                long due = start + i * between;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                posts.add(rpc.postLater(network.rpcs().get(nodes.get(i % nodes.size())), bodies.get(i)));
            }
            for (CompletableFuture<Void> post : posts) post.join();
            watch.awaitCommitted(transactions.size());
            Map<String, Long> committed = times(observer, watch.blocks());
            long[] nanos = new long[transactions.size() - runIn];
            for (int i = runIn; i < transactions.size(); i++) {
                Long at = committed.get(Base64.getEncoder().encodeToString(transactions.get(i)));
                if (at == null) throw Validators.failed("transaction " + i + " is in no block");
                nanos[i - runIn] = at - (start + i * between);
            }
            return Latencies.of(nanos);
        }
    }

    /** Looked up after all is over, so that nobody pays for it while time is measured. */
    private Map<String, Long> times(URI observer, List<BlockWatch.Seen> blocks) throws InterruptedException {
        Map<String, Long> times = new HashMap<>();
        for (BlockWatch.Seen block : blocks)
            if (block.transactions() > 0)
                for (String transaction : rpc.transactions(observer, block.height()))
                    times.put(transaction, block.at());
        return times;
    }

    /** Makes blocks of one transaction each, one after the other. */
    void trickle(Validators network, List<byte[]> transactions) throws InterruptedException {
        URI node = network.rpcs().getFirst();
        try (BlockWatch watch = BlockWatch.on(rpc, node)) {
            for (int i = 0; i < transactions.size(); i++) {
                rpc.post(node, EngineRpc.broadcast(List.of(transactions.get(i))));
                watch.awaitCommitted(i + 1L);
            }
        }
    }

    @Override
    public void close() {
        rpc.close();
    }
}
