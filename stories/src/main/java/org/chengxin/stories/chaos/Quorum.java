package org.chengxin.stories.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.SdkException;

/**
 * Reads that are never stale, from nodes of which one may lie or lag. Three of four have to prove what they have, the newest
 * counts, and three have to prove a state at least as new before the answer is given. Any two such threes have two nodes in
 * common, of which one is honest: whoever asks later sees what this answer saw.
 */
final class Quorum implements AutoCloseable {

    private static final int NODES = 3;
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final GenesisDocument genesis;
    private final ExecutorService questioners = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong unproven = new AtomicLong();

    Quorum(GenesisDocument genesis) {
        this.genesis = genesis;
    }

    /**
     * What a node proves.
     *
     * @param name   of the organisation; absent when there is none
     * @param height of the state
     */
    record Proven(Optional<String> name, long height) {}

    /** Answers whose proof did not verify. */
    long unproven() {
        return unproven.get();
    }

    /**
     * The newest that three nodes have; empty when they did not all prove it before {@code end}.
     *
     * @param end of {@link System#nanoTime()}
     */
    Optional<Proven> read(Access access, Uscc key, long end) throws InterruptedException {
        List<Proven> answers = ask(access, key, 0);
        if (answers.size() < NODES) return Optional.empty();
        Proven newest =
                answers.stream().max(Comparator.comparingLong(Proven::height)).orElseThrow();
        boolean all = answers.stream().allMatch(one -> one.height() == newest.height());
        return all || has(access, key, newest.height(), end) ? Optional.of(newest) : Optional.empty();
    }

    /** Whether three nodes prove a state at least as new, before the time is over. */
    boolean has(Access access, Uscc key, long height, long end) throws InterruptedException {
        do {
            if (ask(access, key, height).size() >= NODES) return true;
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        } while (System.nanoTime() < end);
        return false;
    }

    /** Asks all nodes at once, and takes the first three that answer from a state that is new enough. */
    private List<Proven> ask(Access access, Uscc key, long least) throws InterruptedException {
        CompletionService<Optional<Proven>> asked = new ExecutorCompletionService<>(questioners);
        List<Future<Optional<Proven>>> questions = new ArrayList<>();
        for (ChengxinClient node : access.nodes()) questions.add(asked.submit(() -> proven(node, key)));
        List<Proven> answers = new ArrayList<>();
        long end = System.nanoTime() + SILENCE.toNanos();
        try {
            for (int open = questions.size(); open > 0 && answers.size() < NODES; open--) {
                Future<Optional<Proven>> next = asked.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) break;
                next.get().filter(one -> one.height() >= least).ifPresent(answers::add);
            }
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect);
        } finally {
            questions.forEach(question -> question.cancel(true));
        }
        return answers;
    }

    private Optional<Proven> proven(ChengxinClient node, Uscc key) throws InterruptedException {
        try {
            Optional<byte[]> proof = node.proof("organisations/" + key.text());
            if (proof.isEmpty()) return Optional.empty();
            if (!(ProofVerifier.verify(proof.get(), genesis) instanceof ProofVerdict.Verified verified)) {
                unproven.incrementAndGet();
                return Optional.empty();
            }
            return verified.fact(new OrganisationKey(key).path())
                    .map(fact -> new Proven(
                            fact.value().map(value -> Codec.of(Organisation.class)
                                    .decode(value.bytes().shared())
                                    .name()),
                            verified.height()));
        } catch (SdkException | CityProblem silent) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        questioners.shutdownNow();
    }
}
