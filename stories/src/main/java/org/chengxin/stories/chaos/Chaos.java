package org.chengxin.stories.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.SigningKey;
import org.chengxin.stories.chaos.Report.Struck;

/** Faults strike four validators one after another while people use them; afterwards everything is looked at. */
final class Chaos {

    /** Number of the member whose clerk publishes permits. */
    private static final int PUBLISHER = 3;

    private final Path folder;
    private final Path engine;
    private final Checker checker;
    private final long seed;
    private final Form form;
    private final Report report;
    private final Consumer<String> tell;

    /**
     * @param folder scratch, for data directories and the history
     * @param engine the program of CometBFT
     * @param form   how much the run is
     * @param report takes down what is seen
     */
    Chaos(Path folder, Path engine, Checker checker, long seed, Form form, Report report, Consumer<String> tell) {
        this.folder = folder;
        this.engine = engine;
        this.checker = checker;
        this.seed = seed;
        this.form = form;
        this.report = report;
        this.tell = tell;
    }

    /**
     * Runs the faults.
     *
     * @throws CommandFailure when a promise was broken
     */
    void run(List<Fault> faults) throws InterruptedException {
        var random = new Random(seed);
        List<History.Asked> history;
        try (Network network = Network.create(folder, engine, 1 + random.nextInt(Network.MEMBERS))) {
            try {
                tell.accept("four validators run");
                history = strikeAll(network, faults, random);
            } catch (CommandFailure broken) {
                network.validators().forEach(node -> tell.accept(node.lastWords()));
                throw broken;
            }
        }
        judge(history);
    }

    private List<History.Asked> strikeAll(Network network, List<Fault> faults, Random random)
            throws InterruptedException {
        GenesisDocument genesis = network.genesis();
        var clients = new Clients(network.addresses(), genesis, new Desk(genesis.chainId(), key(network, 1)));
        Keepsake keepsake = Keepsake.take(clients.access(), genesis, clients.desk());
        Uscc other = Network.member(2);
        Flooder flooder = Flooder.prepare(clients.access(), genesis, other, key(network, 2));
        var scene = new Scene(network, clients, keepsake, flooder, random, form.lasts());
        var clerkChance = new Random(seed);
        var clerk = new Clerk(clients, new Desk(genesis.chainId(), key(network, PUBLISHER)), genesis, clerkChance);
        clients.begin(form.people(), seed);
        clients.begin(clerk::act, clerkChance);
        Network.await("the first acknowledgements", () -> clients.committed() > form.people());
        for (Fault fault : faults) {
            Struck struck = strike(scene, fault, fault.victim(scene));
            report.add(struck);
            tell.accept(struck.toString());
        }
        clients.close();
        clients.requireWhole();
        clients.finale();
        network.awaitWhole("the end");
        requireNobodyAccused(network, clients);
        var kept =
                new Promises(clients.access().nodes(), network.height(), clerk.ended()).require(clients.acknowledged());
        say(
                "%,d writes were acknowledged: each stands in one block, accepted once, at the height that was said, on all nodes."
                        .formatted(kept.acknowledged()));
        say("%,d blocks with %,d accepted transactions have one hash per height on all nodes, and no transaction twice."
                .formatted(kept.blocks(), kept.transactions()));
        say(clerk.awaitHeeded(clients.access().nodes()));
        clients.hangUp();
        return clients.history().all();
    }

    private static SigningKey key(Network network, int member) {
        return new Keyring(network.validator(member).data(), Passphrase.NONE).key(Network.member(member));
    }

    private Struck strike(Scene scene, Fault fault, int victim) throws InterruptedException {
        Network network = scene.network();
        Clients clients = scene.clients();
        Harm harm = fault.on(scene, victim);
        int inFlight = clients.inFlight();
        long before = clients.committed();
        harm.strike();
        TimeUnit.MILLISECONDS.sleep(form.lasts().toMillis());
        String seen = harm.seen();
        long during = clients.committed() - before;
        harm.mend();
        long mended = System.nanoTime();
        long then = clients.committed();
        network.awaitWhole(fault.title() + " to be overcome");
        Network.await("writes after " + fault.title(), () -> clients.committed() > then + form.people());
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - mended);
        clients.turnToOthers();
        return new Struck(fault, victim, inFlight, during, took, seen);
    }

    /** A node that tells the truth must not be taken for a liar, however late, cut off or behind it is. */
    private static void requireNobodyAccused(Network network, Clients clients) {
        for (URI honest : network.addresses())
            if (clients.accused().getOrDefault(honest, Set.of()).contains(SdkReason.ANSWER_MUST_BE_PROVEN))
                throw new CommandFailure(ExitCode.REFUSED, honest + " told the truth and was taken for a liar");
        if (clients.quorum().unproven() > 0 && clients.accused().isEmpty())
            throw new CommandFailure(ExitCode.REFUSED, "a proof of an honest node did not verify");
    }

    private void say(String sentence) {
        report.add(sentence);
        tell.accept(sentence);
    }

    private void judge(List<History.Asked> history) {
        Checker.Verdict verdict = checker.judge(history, folder.resolve("history.jsonl"));
        say("Porcupine: " + verdict.sentence() + " (" + outcomes(history) + ").");
        if (!verdict.linearizable()) throw new CommandFailure(ExitCode.REFUSED, "the answers contradict each other");
        if (checker.judge(Planted.lostWrite(history), folder.resolve("lost-write.jsonl"))
                .linearizable()) throw new CommandFailure(ExitCode.DEFECT, "the checker took a lost write for right");
        if (checker.judge(Planted.staleRead(history), folder.resolve("stale-read.jsonl"))
                .linearizable()) throw new CommandFailure(ExitCode.DEFECT, "the checker took a stale read for right");
        say("The checker refuses the same history with one lost write in it, and with one stale read.");
    }

    private static String outcomes(List<History.Asked> history) {
        long reads = count(history, "read", History.COMMITTED);
        return "%,d writes committed, %,d refused by the rules, %,d refused before any block, %,d of unknown outcome, %,d reads"
                .formatted(
                        count(history, "", History.COMMITTED) - reads,
                        count(history, "", History.REFUSED),
                        count(history, "", History.UNADMITTED),
                        count(history, "", History.UNKNOWN),
                        reads);
    }

    private static long count(List<History.Asked> history, String request, String outcome) {
        return history.stream()
                .filter(one -> one.outcome().equals(outcome)
                        && (request.isEmpty() || one.request().equals(request)))
                .count();
    }
}
