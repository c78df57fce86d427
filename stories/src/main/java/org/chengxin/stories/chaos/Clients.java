package org.chengxin.stories.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Submission;

/**
 * People who register, rename and look up a few organisations, all at once, at whichever node answers.
 *
 * <p>A write counts as answered when two nodes prove a state that has it, a read when three nodes have proven what they
 * have; the newest counts. With at most one node of four that lies or lags, a read that begins after an answer then
 * sees it: two and three nodes have one in common that is honest.
 */
final class Clients implements AutoCloseable {

    private static final int ORGANISATIONS = 8;
    private static final int WRITE_QUORUM = 2;
    private static final int READ_QUORUM = 3;
    private static final Duration AT_ONE_NODE = Duration.ofSeconds(4);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<ChengxinClient> nodes;
    private final GenesisDocument genesis;
    private final Desk desk;
    private final History history;
    private final ExecutorService questioners = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong unproven = new AtomicLong();
    private final ConcurrentLinkedQueue<Fate.Committed> acknowledged = new ConcurrentLinkedQueue<>();
    private final int firstOrganisation;
    private volatile boolean closing;

    Clients(List<URI> nodes, GenesisDocument genesis, Desk desk, History history, int round) {
        this.nodes = nodes.stream().map(ChengxinClient::new).toList();
        this.genesis = genesis;
        this.desk = desk;
        this.history = history;
        this.firstOrganisation = 1 + round * (ORGANISATIONS + 1);
    }

    /** Begins; each client does one thing after another. */
    void begin(int count, long seed) {
        for (int client = 0; client < count; client++) {
            int number = client;
            var _ = people.submit(() -> live(number, new Random(seed * 1_000 + number)));
        }
    }

    /** Requests that wait for their answer now. */
    int inFlight() {
        return inFlight.get();
    }

    /** Writes that were acknowledged. */
    long committed() {
        return committed.get();
    }

    /** Answers whose proof did not verify. */
    long unproven() {
        return unproven.get();
    }

    /** Everything that was acknowledged. */
    List<Fate.Committed> acknowledged() {
        return List.copyOf(acknowledged);
    }

    private void live(int client, Random random) {
        try {
            while (!closing) {
                Uscc key = ExampleCity.company(firstOrganisation + random.nextInt(ORGANISATIONS));
                int dice = random.nextInt(10);
                String name = "示例" + names.incrementAndGet() + "号公司";
                inFlight.incrementAndGet();
                try {
                    if (dice < 2) write(client, "register", key, name, desk.register(key, name), random);
                    else if (dice < 6) write(client, "change", key, name, desk.change(key, name), random);
                    else read(client, key);
                } finally {
                    inFlight.decrementAndGet();
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Registers an organisation that nobody else uses, changes it, and reads it twice; all four have to be answered. */
    void finale() throws InterruptedException {
        Uscc key = ExampleCity.company(firstOrganisation + ORGANISATIONS);
        Random random = new Random(0);
        String first = "示例" + names.incrementAndGet() + "号公司";
        String second = "示例" + names.incrementAndGet() + "号公司";
        int before = history.all().size();
        write(0, "register", key, first, desk.register(key, first), random);
        write(0, "change", key, second, desk.change(key, second), random);
        read(0, key);
        read(0, key);
        List<History.Asked> all = history.all();
        List<History.Asked> four = all.subList(before, all.size());
        boolean answered = four.size() == 4
                && four.stream().allMatch(one -> one.outcome().equals("committed"))
                && four.getLast().seen().equals(Optional.of(second));
        if (!answered) throw new CommandFailure(ExitCode.REFUSED, "after the faults, four requests had " + four);
    }

    private void write(int client, String request, Uscc key, String name, Submission submission, Random random)
            throws InterruptedException {
        long call = history.now();
        String outcome = outcome(key, submission, random);
        Optional<Long> answer = outcome.equals("unknown") ? Optional.empty() : Optional.of(history.now());
        history.add(new History.Asked(answer, call, client, key, name, outcome, request, Optional.empty()));
    }

    private String outcome(Uscc key, Submission submission, Random random) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int node = random.nextInt(nodes.size()); System.nanoTime() < end; node++) {
            switch (submit(nodes.get(node % nodes.size()), submission)) {
                case Fate.Committed done -> {
                    if (!isProven(key, done.height(), end)) return "unknown";
                    committed.incrementAndGet();
                    acknowledged.add(done);
                    return "committed";
                }
                case Fate.Refused refused
                when refused.height().isPresent() -> {
                    return isProven(key, refused.height().getAsLong(), end) ? "refused" : "unknown";
                }
                // Another node may have taken it from an earlier attempt.
                case Fate.Refused refused -> LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                case Fate.Unknown unknown -> LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
        return "unknown";
    }

    private static Fate submit(ChengxinClient node, Submission submission) throws InterruptedException {
        try {
            return new SafeSubmitter(node, AT_ONE_NODE).submit(submission);
        } catch (SdkException | CityProblem silent) {
            return new Fate.Unknown(submission.id(), SdkReason.ANSWER_MUST_BE_UNDERSTOOD);
        }
    }

    /** Whether enough nodes prove a state at least as new, before the time is over. */
    private boolean isProven(Uscc key, long height, long end) throws InterruptedException {
        while (System.nanoTime() < end) {
            long count = ask(key).stream().filter(it -> it.height() >= height).count();
            if (count >= WRITE_QUORUM) return true;
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return false;
    }

    private void read(int client, Uscc key) throws InterruptedException {
        long call = history.now();
        List<ProvenName> answers = ask(key);
        if (answers.size() < READ_QUORUM) return;
        ProvenName newest = answers.stream()
                .max((a, b) -> Long.compare(a.height(), b.height()))
                .orElseThrow();
        history.add(new History.Asked(
                Optional.of(history.now()), call, client, key, "", "committed", "read", newest.name()));
    }

    /** Asks all nodes at once, and does not wait long for those that say nothing. */
    private List<ProvenName> ask(Uscc key) throws InterruptedException {
        List<Callable<Optional<ProvenName>>> questions = new ArrayList<>();
        for (ChengxinClient node : nodes) questions.add(() -> proven(node, key));
        List<ProvenName> answers = new ArrayList<>();
        for (Future<Optional<ProvenName>> answer :
                questioners.invokeAll(questions, SILENCE.toMillis(), TimeUnit.MILLISECONDS))
            if (answer.state() == Future.State.SUCCESS) answer.resultNow().ifPresent(answers::add);
        return answers;
    }

    /** What a node proves about an organisation, and at which height. */
    private record ProvenName(Optional<String> name, long height) {}

    private Optional<ProvenName> proven(ChengxinClient node, Uscc key) throws InterruptedException {
        try {
            Optional<byte[]> proof = node.proof("organisations/" + key.text());
            if (proof.isEmpty()) return Optional.empty();
            if (!(ProofVerifier.verify(proof.get(), genesis) instanceof ProofVerdict.Verified verified)) {
                unproven.incrementAndGet();
                return Optional.empty();
            }
            return verified.fact(new OrganisationKey(key).path())
                    .map(fact -> new ProvenName(
                            fact.value().map(value -> Codec.of(Organisation.class)
                                    .decode(value.bytes().shared())
                                    .name()),
                            verified.height()));
        } catch (SdkException | CityProblem silent) {
            return Optional.empty();
        } catch (RuntimeException strange) {
            unproven.incrementAndGet();
            return Optional.empty();
        }
    }

    /** Lets everyone finish what they began. */
    @Override
    public void close() {
        closing = true;
        people.shutdown();
        try {
            if (!people.awaitTermination(60, TimeUnit.SECONDS)) people.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        questioners.shutdownNow();
        nodes.forEach(ChengxinClient::close);
    }
}
