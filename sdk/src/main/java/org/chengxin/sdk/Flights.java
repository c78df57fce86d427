package org.chengxin.sdk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Questions that are under way. Of several threads that have the same question one asks, and the others wait for its answer.
 * Nothing is locked meanwhile. Safe for several threads.
 *
 * @param <K> what is asked
 * @param <V> the answer
 */
final class Flights<K, V> {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /** How a question is asked. */
    @FunctionalInterface
    interface Question<V> {

        /** Asks. */
        V ask() throws InterruptedException;
    }

    /**
     * The answer to a question, or what the one that asks it throws. When that one had less time, or was stopped, the
     * question is asked again.
     *
     * @throws SdkException {@link SdkReason#CITY_MUST_ANSWER_IN_TIME} when another thread still asks at the deadline
     */
    V ask(K what, Deadline deadline, Question<V> question) throws InterruptedException {
        while (true) {
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> theirs = underWay.putIfAbsent(what, mine);
            if (theirs == null) return ask(what, mine, question);
            Optional<V> answer = await(what, theirs, deadline);
            if (answer.isPresent()) return answer.get();
        }
    }

    private V ask(K what, CompletableFuture<V> mine, Question<V> question) throws InterruptedException {
        try {
            V answer = question.ask();
            mine.complete(answer);
            return answer;
        } catch (InterruptedException | RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(what);
        }
    }

    private Optional<V> await(K what, CompletableFuture<V> theirs, Deadline deadline) throws InterruptedException {
        try {
            long nanos = deadline.left(LONGEST, what.toString()).toNanos();
            return Optional.of(theirs.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            throw new SdkException(SdkReason.CITY_MUST_ANSWER_IN_TIME, what.toString(), late);
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case SdkException late when late.reason() == SdkReason.CITY_MUST_ANSWER_IN_TIME -> Optional.empty();
                case RuntimeException wrong -> throw wrong;
                case Error wrong -> throw wrong;
                case null, default -> Optional.empty();
            };
        }
    }
}
