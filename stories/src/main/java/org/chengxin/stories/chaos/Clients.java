package org.chengxin.stories.chaos;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Submission;

/** People who use a few organisations, all at once, at whichever node answers; other organisations after each fault. */
final class Clients implements AutoCloseable {

    private static final int ORGANISATIONS = 8;
    private static final int REST_MILLIS = 400;
    private static final int ENDING_SECONDS = 120;

    private final GenesisDocument genesis;
    private final Desk desk;
    private final History history = new History();
    private final Quorum quorum;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong names = new AtomicLong();
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicInteger season = new AtomicInteger();
    private final Map<URI, Set<SdkReason>> accused = new ConcurrentHashMap<>();
    private final List<Access> accesses = new ArrayList<>();
    private volatile Access access;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean closing;

    Clients(List<URI> nodes, GenesisDocument genesis, Desk desk) {
        this.genesis = genesis;
        this.desk = desk;
        this.quorum = new Quorum(genesis);
        this.access = open(nodes);
    }

    private Access open(List<URI> nodes) {
        var fresh = new Access(
                nodes, (node, reason) -> accused.computeIfAbsent(node, first -> ConcurrentHashMap.newKeySet())
                        .add(reason));
        accesses.add(fresh);
        return fresh;
    }

    /** Begins; each does one thing after another. */
    void begin(int count, long seed) {
        for (int number = 0; number < count; number++) {
            var random = new Random(seed * 1_000 + number);
            var person = new Person(number, this, desk, genesis, random);
            begin(() -> person.act(organisation(random.nextInt(ORGANISATIONS))), random);
        }
    }

    /** One more who does one thing after another. */
    void begin(Work work, Random random) {
        var _ = people.submit(() -> live(work, random));
    }

    /** One thing that somebody does. */
    @FunctionalInterface
    interface Work {

        void act() throws InterruptedException;
    }

    private void live(Work work, Random random) {
        try {
            while (!closing) {
                inFlight.incrementAndGet();
                try {
                    work.act();
                } finally {
                    inFlight.decrementAndGet();
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(REST_MILLIS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            failure = Optional.of(defect);
            throw defect;
        }
    }

    private Uscc organisation(int number) {
        return ExampleCity.company(1 + season.get() * ORGANISATIONS + number);
    }

    /** From now on everybody uses other organisations, so that what is asked about each stays short enough to judge. */
    void turnToOthers() {
        season.incrementAndGet();
    }

    /** From now on everybody asks at these addresses, and has forgotten whom they distrusted. */
    void use(List<URI> nodes) {
        access = open(nodes);
    }

    Desk desk() {
        return desk;
    }

    Access access() {
        return access;
    }

    Quorum quorum() {
        return quorum;
    }

    History history() {
        return history;
    }

    /** A name that nobody has used yet. */
    String nextName() {
        return "示例" + names.incrementAndGet() + "号公司";
    }

    /** Requests that wait for their answer now. */
    int inFlight() {
        return inFlight.get();
    }

    /** Writes that were acknowledged. */
    long committed() {
        return committed.get();
    }

    void acknowledged(Submission submission, Fate.Committed fate) {
        acknowledged.add(Acknowledged.of(submission, fate));
        committed.incrementAndGet();
    }

    /** Everything that was acknowledged. */
    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What nodes were said to do. */
    Map<URI, Set<SdkReason>> accused() {
        return Map.copyOf(accused);
    }

    /** Registers an organisation that nobody else uses, changes it, and reads it twice; all four have to be answered. */
    void finale() throws InterruptedException {
        turnToOthers();
        Uscc key = organisation(0);
        int before = history.size();
        var person = new Person(0, this, desk, genesis, new Random(0));
        person.register(key);
        person.change(key);
        person.read(key);
        person.read(key);
        List<History.Asked> four = history.from(before);
        boolean answered = four.size() == Planted.FINALE
                && four.stream().allMatch(one -> one.outcome().equals(History.COMMITTED))
                && four.getLast().seen().equals(Optional.of(four.get(1).name()));
        if (!answered) throw new CommandFailure(ExitCode.REFUSED, "after the faults, four requests had " + four);
    }

    /** Lets everyone finish what they began. */
    @Override
    public void close() {
        closing = true;
        people.shutdown();
        try {
            if (!people.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) people.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connections too; nothing is asked any more. */
    void hangUp() {
        quorum.close();
        accesses.forEach(Access::close);
    }

    /**
     * @throws CommandFailure        when one of them saw a promise broken
     * @throws IllegalStateException when one of them broke off by a defect of this program
     */
    void requireWhole() {
        failure.ifPresent(defect -> {
            if (defect instanceof CommandFailure broken) throw broken;
            throw new IllegalStateException(defect);
        });
    }
}
