package org.chengxin.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chengxin.ledger.TransactionId;

/**
 * Hands in transactions and does not rest until the city says what became of each: the same bytes are sent again when a
 * connection breaks, the city is busy or answers with a fault of its own. That is safe because a transaction is its own
 * idempotency key: the same one again gets its first result. Safe for several threads, which send at the same time.
 */
public final class SafeSubmitter {

    /** Most transactions in one request. */
    public static final int MAX_LINES = 500;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Refusals before any block that only say "not now": the window, or the block, is full at this moment. */
    private static final Set<String> NOT_NOW = Set.of("TX-048", "TX-056");

    private final ChengxinClient client;
    private final Duration patience;

    /**
     * Hands in at a city.
     *
     * @param patience how long to go on asking, from the first attempt of each request on
     */
    public SafeSubmitter(ChengxinClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Hands in one transaction; see {@link #submit(List)}. */
    public Fate submit(Submission submission) throws InterruptedException {
        return submit(List.of(submission)).getFirst();
    }

    /**
     * Hands in transactions in one request and waits until the fate of each is known or patience is over. The order of
     * the answers is that of the transactions.
     *
     * @param batch from 1 to {@link #MAX_LINES}, each transaction once
     */
    public List<Fate> submit(List<Submission> batch) throws InterruptedException {
        if (batch.isEmpty() || batch.size() > MAX_LINES)
            throw new IllegalArgumentException("from 1 to " + MAX_LINES + " transactions a request");
        long deadline = System.nanoTime() + patience.toNanos();
        Map<TransactionId, Fate> known = new HashMap<>();
        SdkReason why = SdkReason.CITY_MUST_ANSWER_IN_TIME;
        boolean mayBeTaken = false;
        Duration pause = FIRST_PAUSE;
        while (true) {
            List<Submission> open = unknown(batch, known);
            Optional<Duration> comeAgain = Optional.empty();
            try {
                comeAgain = ask(open, known);
                if (known.size() == batch.size()) break;
                boolean goesOn = open.size() > batch.size() - known.size();
                if (goesOn) pause = FIRST_PAUSE;
                if (goesOn && comeAgain.isEmpty()) continue;
            } catch (CityProblem problem) {
                if (!problem.isPassing() && !mayBeTaken) refuseAtTheDoor(open, known, problem);
                if (!problem.isPassing()) break;
                comeAgain = problem.retryAfter();
            } catch (SdkException unanswered) {
                why = unanswered.reason();
                mayBeTaken = true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) break;
            Thread.sleep(Duration.ofNanos(Math.min(left, comeAgain.orElse(pause).toNanos())));
            pause = longer(pause);
        }
        return fates(batch, known, why);
    }

    /** Asks once; what becomes known is put into {@code known}. Gives when the city wants to be asked again, if it says. */
    private Optional<Duration> ask(List<Submission> open, Map<TransactionId, Fate> known) throws InterruptedException {
        Optional<Duration> comeAgain = Optional.empty();
        for (LineAnswer answer : client.submit(open)) {
            if (answer.status() == LineAnswer.Status.BUSY) comeAgain = answer.retryAfter();
            answer.fate().filter(SafeSubmitter::isFinal).ifPresent(fate -> known.putIfAbsent(fate.id(), fate));
        }
        return comeAgain;
    }

    private static boolean isFinal(Fate fate) {
        return !(fate instanceof Fate.Refused refused && NOT_NOW.contains(refused.code()));
    }

    private static List<Submission> unknown(List<Submission> batch, Map<TransactionId, Fate> known) {
        List<Submission> open = new ArrayList<>();
        for (Submission submission : batch) if (!known.containsKey(submission.id())) open.add(submission);
        return open;
    }

    /** A request that is refused as a whole has put nothing in, and never will as it stands. */
    private static void refuseAtTheDoor(List<Submission> open, Map<TransactionId, Fate> known, CityProblem problem) {
        for (Submission submission : open)
            known.put(
                    submission.id(),
                    new Fate.Refused(
                            submission.id(),
                            problem.code(),
                            problem.sentence(),
                            problem.mayPassLater(),
                            OptionalLong.empty()));
    }

    private static List<Fate> fates(List<Submission> batch, Map<TransactionId, Fate> known, SdkReason why) {
        List<Fate> fates = new ArrayList<>();
        for (Submission submission : batch)
            fates.add(known.getOrDefault(submission.id(), new Fate.Unknown(submission.id(), why)));
        return List.copyOf(fates);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
