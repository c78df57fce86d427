package org.chengxin.stories.bench.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chengxin.consensus.cometbft.process.CometBftProgram;
import org.chengxin.stories.bench.Figures;

/** Takes the figures of networks, theirs and ours in turn. */
final class NetworkBench {

    private static final int FOUR = 4;
    private static final int PER_SECOND = 200;
    private static final int RUN_IN = 200;
    private static final long CATCH_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Figures figures;
    private final NetworkSizes sizes;
    private final Path scratch;
    private final Consumer<String> say;

    NetworkBench(Figures figures, NetworkSizes sizes, Path scratch, Consumer<String> say) {
        this.figures = figures;
        this.sizes = sizes;
        this.scratch = scratch;
        this.say = say;
    }

    /** One network under measurement, and how much of it has been used. */
    private final class Measured {

        private final Validators network;
        private final Registrars registrars;
        private final Load load;
        private final List<Double> rates = new ArrayList<>();
        private int used;
        private Duration cpu = Duration.ZERO;
        private long diskBytes;
        private int flooded;

        Measured(Validators network, Registrars registrars, Load load) {
            this.network = network;
            this.registrars = registrars;
            this.load = load;
        }

        String name() {
            return network.name();
        }

        List<byte[]> fresh(int count) {
            used += count;
            return registrars.registrations(used - count, count);
        }

        void warmUp() throws InterruptedException {
            load.flood(network, fresh(sizes.warmUp()));
        }

        void flood() throws InterruptedException {
            List<byte[]> transactions = fresh(sizes.flood());
            Duration before = network.cpu();
            long bytes = network.diskBytes();
            long nanos = load.flood(network, transactions);
            rates.add(sizes.flood() * 1e9 / nanos);
            cpu = cpu.plus(network.cpu()).minus(before);
            diskBytes += network.diskBytes() - bytes;
            flooded += sizes.flood();
        }

        double rate() {
            return flooded
                    / rates.stream().mapToDouble(rate -> sizes.flood() / rate).sum();
        }

        double cpuMicros() {
            return cpu.toNanos() / 1e3 / flooded;
        }

        Load.Latencies steady(List<Integer> nodes) throws InterruptedException {
            return load.steady(network, nodes, fresh(sizes.seconds() * PER_SECOND + RUN_IN), PER_SECOND, RUN_IN);
        }

        /** Every transaction had its effect on every node: nothing was merely carried in a block. */
        void requireEffects(List<Integer> nodes) throws InterruptedException {
            for (int node : nodes) {
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (network.effects(node) != used) {
                    if (System.nanoTime() > deadline)
                        throw Validators.failed(name() + ": of " + used + " transactions " + network.effects(node)
                                + " had their effect on node " + node);
                    LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                }
            }
        }
    }

    void run() throws IOException, InterruptedException {
        CometBftProgram engine = CometBftProgram.installed(cache(), System.getenv(), say);
        Path kvstore = KvstoreProgram.build(scratch);
        Registrars registrars = Registrars.create(scratch.resolve("registrars"));
        figures.add("processors", Runtime.getRuntime().availableProcessors(), "");
        figures.add("transaction", registrars.registrations(0, 1).getFirst().length, "bytes");
        try (Load load = new Load()) {
            one(engine, kvstore, registrars, load);
            four(engine, kvstore, registrars, load);
        }
    }

    /** Where {@code network up} has built it. */
    private static Path cache() {
        String given = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("chengxin").resolve("cometbft").toAbsolutePath();
    }

    private void one(CometBftProgram engine, Path kvstore, Registrars registrars, Load load)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("one"));
        try (var theirs = KvstoreValidators.start(folder.resolve("kvstore"), 1, kvstore, engine);
                var ours = CityValidators.start(folder.resolve("ours"), 1, registrars)) {
            throughput(
                    "1 validator",
                    new Measured(theirs, registrars, load),
                    new Measured(ours, registrars, load),
                    Figures.Bound.atLeast(0.25, 0.45));
        }
    }

    private void four(CometBftProgram engine, Path kvstore, Registrars registrars, Load load)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("four"));
        try (var kvstores = KvstoreValidators.start(folder.resolve("kvstore"), FOUR, kvstore, engine);
                var city = CityValidators.start(folder.resolve("ours"), FOUR, registrars)) {
            var theirs = new Measured(kvstores, registrars, load);
            var ours = new Measured(city, registrars, load);
            throughput("4 validators", theirs, ours, Figures.Bound.atLeast(0.30, 0.50));
            figures.add("values in our state after that", city.stateValues(), "");
            latency(theirs, ours);
            catchUp(theirs, ours);
        }
    }

    private void throughput(String where, Measured theirs, Measured ours, Figures.Bound bound)
            throws InterruptedException {
        List<Measured> both = List.of(theirs, ours);
        for (Measured each : both) each.warmUp();
        for (int round = 0; round < sizes.rounds(); round++) for (Measured each : both) each.flood();
        for (Measured each : both) {
            each.requireEffects(nodes(each.network.size()));
            figures.add("committed tx/s, " + where + ", " + each.name(), each.rate(), "/s");
        }
        figures.ratio("committed tx/s ÷ kvstore's, " + where, ours.rate() / theirs.rate(), bound);
        for (Measured each : both) {
            figures.add("CPU per transaction, all nodes, " + where + ", " + each.name(), each.cpuMicros(), "µs");
            figures.add(
                    "disk of all nodes per million transactions, extrapolated, " + where + ", " + each.name(),
                    (double) each.diskBytes / each.flooded,
                    "MB");
        }
    }

    private static List<Integer> nodes(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void latency(Measured theirs, Measured ours) throws InterruptedException {
        double kvstore = latency(theirs, "all alive", nodes(FOUR));
        double alive = latency(ours, "all alive", nodes(FOUR));
        figures.ratio(
                "p50 commit latency ÷ kvstore's, " + PER_SECOND + " tx/s, 4 validators",
                alive / kvstore,
                Figures.Bound.atMost(2.5, 1.5));
        for (Measured each : List.of(theirs, ours)) each.network.kill(FOUR - 1);
        latency(theirs, "one of four dead", nodes(FOUR - 1));
        double dead = latency(ours, "one of four dead", nodes(FOUR - 1));
        figures.ratio(
                "p50 with one of four dead ÷ all alive, " + PER_SECOND + " tx/s",
                dead / alive,
                Figures.Bound.atMost(3, 2));
        for (Measured each : List.of(theirs, ours)) {
            each.requireEffects(nodes(FOUR - 1));
            each.network.start(FOUR - 1);
            caughtUp(each);
        }
    }

    private double latency(Measured measured, String how, List<Integer> nodes) throws InterruptedException {
        Load.Latencies latencies = measured.steady(nodes);
        String where = ", " + PER_SECOND + " tx/s, 4 validators, " + how + ", " + measured.name();
        figures.add("p50 commit latency" + where, latencies.p50Millis(), "ms");
        figures.add("p99 commit latency" + where, latencies.p99Millis(), "ms");
        return latencies.p50Millis();
    }

    /** How long a node with a new disk takes until it has all blocks and their state. */
    private void catchUp(Measured theirs, Measured ours) throws IOException, InterruptedException {
        for (Measured each : List.of(theirs, ours)) {
            for (long more = sizes.blocks() - height(each, 0); more > 0; more = sizes.blocks() - height(each, 0))
                each.load.trickle(each.network, each.fresh((int) (more + 1) / 2)); // a block and its proof block
            each.network.kill(FOUR - 1);
            each.network.forget(FOUR - 1);
            long start = System.nanoTime();
            each.network.start(FOUR - 1);
            long blocks = caughtUp(each);
            double seconds = (System.nanoTime() - start) / 1e9;
            each.requireEffects(List.of(FOUR - 1));
            figures.add(
                    "time to catch up " + blocks + " blocks with " + each.used + " transactions, start included, "
                            + each.name(),
                    seconds,
                    "s");
        }
    }

    /** Waits until the last node is as far as the first; answers how far that is. */
    private long caughtUp(Measured measured) throws InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP_NANOS;
        while (height(measured, FOUR - 1) < height(measured, 0)) {
            if (System.nanoTime() > deadline) throw Validators.failed(measured.name() + " did not catch up");
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return height(measured, FOUR - 1);
    }

    private static long height(Measured measured, int node) throws InterruptedException {
        URI rpc = measured.network.rpcs().get(node);
        return measured.load.rpc().height(rpc).orElse(0L);
    }
}
