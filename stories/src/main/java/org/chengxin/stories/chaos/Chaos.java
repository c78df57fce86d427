package org.chengxin.stories.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Fate;

/** Faults strike four validators one after another while people use them; afterwards everything is looked at. */
final class Chaos {

    private static final int PEOPLE = 16;
    private static final int RECOVERY_SECONDS = 120;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Path folder;
    private final Checker checker;
    private final long seed;
    private final Duration lasts;
    private final Consumer<String> tell;

    /**
     * @param folder scratch, for data directories and the history
     * @param lasts  how long each fault lasts
     */
    Chaos(Path folder, Checker checker, long seed, Duration lasts, Consumer<String> tell) {
        this.folder = folder;
        this.checker = checker;
        this.seed = seed;
        this.lasts = lasts;
        this.tell = tell;
    }

    /** One fault and what was seen of it. */
    record Struck(Fault fault, int victim, int inFlight, long acknowledgedDuring, long recoveredMillis) {

        @Override
        public String toString() {
            return "%-14s member %d: %3d requests in flight when it struck, %4d writes acknowledged while it lasted, moving again after %d ms"
                    .formatted(fault, victim, inFlight, acknowledgedDuring, recoveredMillis);
        }
    }

    /**
     * Runs the faults in an order that the seed chooses.
     *
     * @throws CommandFailure when a promise was broken
     */
    List<Struck> run(List<Fault> faults) throws InterruptedException {
        var random = new Random(seed);
        var history = new History();
        List<Struck> report = new ArrayList<>();
        try (Network network = Network.create(folder)) {
            tell.accept("four validators run");
            var desk =
                    new Desk(network.genesis().chainId(), network.validator(1).data(), Network.member(1));
            List<URI> addresses =
                    network.validators().stream().map(Validator::api).toList();
            var clients = new Clients(addresses, network.genesis(), desk, history, 0);
            clients.begin(PEOPLE, seed);
            Network.await("the first acknowledgements", RECOVERY_SECONDS, () -> clients.committed() > PEOPLE);
            for (Fault fault : faults) {
                Struck struck = strike(network, clients, fault, 1 + random.nextInt(Network.MEMBERS));
                report.add(struck);
                tell.accept(struck.toString());
            }
            network.awaitMoving();
            clients.finale();
            clients.close();
            List<Fate.Committed> acknowledged = clients.acknowledged();
            requireSame(network, acknowledged);
            tell.accept("%d writes were acknowledged; each stands once, at one height, on all nodes"
                    .formatted(acknowledged.size()));
        }
        judge(history.all());
        return report;
    }

    private Struck strike(Network network, Clients clients, Fault fault, int victim) throws InterruptedException {
        int inFlight = clients.inFlight();
        long before = clients.committed();
        fault.strike(network, victim);
        if (fault.stops()) requireStopped(network, victim, lasts);
        else TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
        long during = clients.committed() - before;
        fault.mend(network, victim);
        long mended = System.nanoTime();
        long then = clients.committed();
        Network.await(fault + " to be overcome", RECOVERY_SECONDS, () -> clients.committed() > then + PEOPLE);
        network.awaitMoving();
        return new Struck(fault, victim, inFlight, during, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - mended));
    }

    /** With half of the power gone no block may come to be. */
    private static void requireStopped(Network network, int victim, Duration lasts) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(GRACE.toMillis());
        Validator alive = network.validator(Fault.next(Fault.next(victim)));
        long height = Network.height(alive);
        TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
        long later = Network.height(alive);
        if (later != height)
            throw new CommandFailure(
                    ExitCode.REFUSED, "half of the validators were gone, and block " + later + " came to be");
    }

    /** Nothing that was acknowledged is lost or twice, and there is one block at each height. */
    private static void requireSame(Network network, List<Fate.Committed> acknowledged) throws InterruptedException {
        List<Map<String, Long>> places = new ArrayList<>();
        long lowest = Long.MAX_VALUE;
        for (Validator validator : network.validators()) lowest = Math.min(lowest, Network.height(validator));
        List<List<String>> hashes = new ArrayList<>();
        for (Validator validator : network.validators()) {
            try (var client = new ChengxinClient(validator.api())) {
                Map<String, Long> heights = new HashMap<>();
                for (Fate.Committed one : acknowledged)
                    heights.put(
                            one.id().text(),
                            client.get("transactions/" + one.id().text()).number("height"));
                places.add(heights);
                List<String> chain = new ArrayList<>();
                for (long height = 1; height <= lowest; height++)
                    chain.add(client.get("blocks/" + height).text("hash"));
                hashes.add(chain);
            }
        }
        for (Fate.Committed one : acknowledged)
            for (Map<String, Long> node : places)
                if (node.getOrDefault(one.id().text(), -1L) != one.height())
                    throw new CommandFailure(
                            ExitCode.REFUSED, one.id().text() + " was acknowledged at another height than it has");
        for (List<String> node : hashes)
            if (!node.equals(hashes.getFirst()))
                throw new CommandFailure(ExitCode.REFUSED, "two nodes have different blocks at one height");
    }

    private void judge(List<History.Asked> history) {
        Checker.Verdict verdict = checker.judge(history, folder.resolve("history.jsonl"));
        tell.accept(verdict.sentence());
        if (!verdict.linearizable()) throw new CommandFailure(ExitCode.REFUSED, "the answers contradict each other");
        if (checker.judge(Planted.lostWrite(history), folder.resolve("lost-write.jsonl"))
                .linearizable()) throw new CommandFailure(ExitCode.DEFECT, "the checker took a lost write for right");
        if (checker.judge(Planted.staleRead(history), folder.resolve("stale-read.jsonl"))
                .linearizable()) throw new CommandFailure(ExitCode.DEFECT, "the checker took a stale read for right");
        tell.accept("the checker refuses the same history with a lost write, and with a stale read");
    }
}
