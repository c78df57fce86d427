package org.chengxin.stories.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Submission;

/** Somebody who registers, renames and looks up organisations, one after another, and writes down what came of it. */
final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long READING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int number;
    private final Clients clients;
    private final Desk desk;
    private final GenesisDocument genesis;
    private final Random random;

    Person(int number, Clients clients, Desk desk, GenesisDocument genesis, Random random) {
        this.number = number;
        this.clients = clients;
        this.desk = desk;
        this.genesis = genesis;
        this.random = random;
    }

    /** Does one of the three. */
    void act(Uscc key) throws InterruptedException {
        int dice = random.nextInt(10);
        if (dice < 2) register(key);
        else if (dice < 6) change(key);
        else read(key);
    }

    void register(Uscc key) throws InterruptedException {
        String name = clients.nextName();
        write("register", key, name, desk.register(key, name));
    }

    void change(Uscc key) throws InterruptedException {
        String name = clients.nextName();
        write("change", key, name, desk.change(key, name));
    }

    private void write(String request, Uscc key, String name, Submission submission) throws InterruptedException {
        History history = clients.history();
        long call = history.now();
        String outcome = outcome(key, submission);
        Optional<Long> answer = outcome.equals(History.UNKNOWN) ? Optional.empty() : Optional.of(history.now());
        history.add(new History.Asked(answer, call, number, key, name, outcome, request, Optional.empty()));
    }

    /** What is in a block counts as answered when a quorum has the block, since only then every later read sees it. */
    private String outcome(Uscc key, Submission submission) throws InterruptedException {
        Access access = clients.access();
        Fate fate = submit(access, submission);
        return switch (fate) {
            case Fate.Committed done -> {
                clients.acknowledged(submission, done);
                yield hasQuorum(access, key, done.height()) ? History.COMMITTED : History.UNKNOWN;
            }
            case Fate.Refused refused
            when refused.height().isPresent() ->
                hasQuorum(access, key, refused.height().getAsLong()) ? History.REFUSED : History.UNKNOWN;
            case Fate.Refused _ -> History.UNADMITTED;
            case Fate.Unknown _ -> History.UNKNOWN;
        };
    }

    private boolean hasQuorum(Access access, Uscc key, long height) throws InterruptedException {
        return clients.quorum().has(access, key, height, System.nanoTime() + PATIENCE.toNanos());
    }

    private Fate submit(Access access, Submission submission) throws InterruptedException {
        try {
            return new SafeSubmitter(access.preferring(number), PATIENCE, Optional.of(genesis)).submit(submission);
        } catch (SdkException noNodeLeft) {
            return new Fate.Unknown(submission.id(), SdkReason.ANSWER_MUST_BE_PROVEN);
        }
    }

    /** A read that no quorum answers was none. */
    void read(Uscc key) throws InterruptedException {
        History history = clients.history();
        long call = history.now();
        clients.quorum()
                .read(clients.access(), key, System.nanoTime() + READING_NANOS)
                .ifPresent(seen -> history.add(new History.Asked(
                        Optional.of(history.now()), call, number, key, "", History.COMMITTED, "read", seen.name())));
    }
}
