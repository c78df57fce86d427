package org.chengxin.api.transactions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengxin.api.problem.Codes;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.transactions.TransactionAnswer.ReasonAnswer;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.IndexedTransaction;

/** Hands lines to the node and puts into words what comes of them. */
final class Submitter {

    private final Node node;
    private final Timer untilCommitted;

    Submitter(Node node, MeterRegistry meters) {
        this.node = node;
        this.untilCommitted = Timer.builder("chengxin.commit")
                .description("from being handed in to being committed")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    /** A line that has been handed in: the answer, or how to get it. */
    sealed interface Handed {

        /** Nothing more will come. */
        record Answered(TransactionAnswer answer) implements Handed {}

        /** It waits for its block. */
        record Waits(TransactionId id, CompletableFuture<Submission.Conclusion> conclusion) implements Handed {}
    }

    /** Hands a line in. */
    Handed hand(Line line) {
        return switch (line) {
            case Line.Malformed malformed ->
                new Handed.Answered(
                        TransactionAnswer.refused(Optional.empty(), ReasonAnswer.of(Problem.of(malformed.reason()))));
            case Line.Sent sent ->
                switch (node.submit(sent.jws().shared(), sent.opening())) {
                    case Submission.Pending pending -> {
                        long start = System.nanoTime();
                        var _ = pending.conclusion()
                                .thenRun(() -> untilCommitted.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
                        yield new Handed.Waits(pending.id(), pending.conclusion());
                    }
                    case Submission.Busy busy -> new Handed.Answered(busy(busy.reason(), busy.retryAfterSeconds()));
                    case Submission.Conclusion conclusion -> new Handed.Answered(answer(Optional.empty(), conclusion));
                };
        };
    }

    /**
     * The answer to a line, waited for until {@code deadline} of {@link System#nanoTime()}.
     *
     * @return {@code pending} when it has not come by then
     */
    static TransactionAnswer await(Handed handed, long deadline) {
        return switch (handed) {
            case Handed.Answered(TransactionAnswer answer) -> answer;
            case Handed.Waits(TransactionId id, CompletableFuture<Submission.Conclusion> conclusion) -> {
                try {
                    long left = Math.max(0, deadline - System.nanoTime());
                    yield answer(Optional.of(id), conclusion.get(left, TimeUnit.NANOSECONDS));
                } catch (TimeoutException notYet) {
                    yield TransactionAnswer.pending(id);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    yield TransactionAnswer.pending(id);
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof NodeException stopped) yield busy(stopped.reason(), 1);
                    throw new IllegalStateException(failed);
                }
            }
        };
    }

    private static TransactionAnswer busy(NodeReason reason, int retryAfterSeconds) {
        return TransactionAnswer.busy(ReasonAnswer.of(Problem.of(reason)), retryAfterSeconds);
    }

    private static TransactionAnswer answer(Optional<TransactionId> id, Submission.Conclusion conclusion) {
        return switch (conclusion) {
            case Submission.Committed committed -> answer(committed.transaction());
            case Submission.Refused refused ->
                TransactionAnswer.refused(id, ReasonAnswer.of(Problem.of(refused.reason())));
        };
    }

    /** What came of a transaction that stands in a block. */
    static TransactionAnswer answer(IndexedTransaction indexed) {
        if (indexed.result().code() == TransactionResult.ACCEPTED)
            return TransactionAnswer.committed(indexed.id(), indexed.height(), indexed.index());
        ReasonAnswer reason = Codes.problem(indexed.result().reason())
                .map(ReasonAnswer::of)
                .orElseGet(() -> new ReasonAnswer(indexed.result().reason(), false, "A code of another release."));
        return TransactionAnswer.refusedInBlock(indexed.id(), indexed.height(), indexed.index(), reason);
    }
}
