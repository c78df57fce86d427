package org.chengxin.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.TransactionId;
import org.chengxin.merkle.cometbft.GenesisDocument;

/**
 * Hands in transactions at the nodes of a city and does not rest until it is known what became of each: the same bytes go
 * to the next node when one is silent, busy or has a fault of its own. That is safe because a transaction is its own
 * idempotency key: the same one again gets its first result. With a genesis document, what is said to be in a block is
 * believed when the block proves it, and a node that says what is not so is asked nothing more. A refusal before any block
 * proves nothing, so that every node that answers is asked, and one that takes the transaction overrules the others. Safe for
 * several threads, which send at the same time.
 */
public final class SafeSubmitter {

    /** Most transactions in one request. */
    public static final int MAX_LINES = 500;

    /** How long a node is given at least, to answer and to prove what it says. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** Refusals before any block that only say "not now": the window, or the block, is full at this moment. */
    private static final Set<String> NOT_NOW = Set.of("TX-048", "TX-056");

    private final CityNodes nodes;
    private final Duration patience;
    private final Optional<ProvenBlocks> proofs;

    /**
     * Hands in at one node and believes what it says.
     *
     * @param patience how long to go on asking, from the first attempt of each request on, and how long what is said may
     *                 take to be proven. A node that has not been asked when it is over is still asked once, and given two
     *                 seconds
     */
    public SafeSubmitter(ChengxinClient client, Duration patience) {
        this(new CityNodes(client), patience, Optional.empty());
    }

    /**
     * Hands in at several nodes.
     *
     * @param patience how long to go on asking; see {@link #SafeSubmitter(ChengxinClient, Duration)}
     * @param genesis  what is trusted, from a source other than the nodes; without it, nodes are believed
     */
    public SafeSubmitter(CityNodes nodes, Duration patience, Optional<GenesisDocument> genesis) {
        this.nodes = nodes;
        this.patience = patience;
        this.proofs = genesis.map(ProvenBlocks::new);
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
        Tour tour = new Tour(nodes);
        SdkReason why =
                nodes.trustworthy().isEmpty() ? SdkReason.ANSWER_MUST_BE_PROVEN : SdkReason.CITY_MUST_ANSWER_IN_TIME;
        while (known.size() < batch.size()) {
            List<Submission> open = unknown(batch, known);
            Optional<ChengxinClient> next = tour.next(ids(open));
            if (next.isEmpty()) break;
            long rest = tour.rest(next.get());
            long left = deadline - System.nanoTime();
            if (rest >= left && tour.isAsked(next.get())) break;
            if (rest > 0) Thread.sleep(Duration.ofNanos(rest));
            Duration share = tour.share(next.get(), deadline - System.nanoTime());
            why = askOnce(next.get(), open, share, known, tour).orElse(why);
        }
        return fates(batch, known, tour, why);
    }

    /**
     * Compares what was followed since this was made with what each node shows; see {@link Witnesses#contradictions()}.
     *
     * @return what contradicts it; nothing without a genesis document
     */
    public List<Contradiction> contradictions() throws InterruptedException {
        return proofs.isPresent() ? new Witnesses(nodes, proofs.get().blocks()).contradictions() : List.of();
    }

    /** Asks one node once; what becomes known is put into {@code known}. Gives why the node did not answer, if so. */
    private Optional<SdkReason> askOnce(
            ChengxinClient node, List<Submission> open, Duration share, Map<TransactionId, Fate> known, Tour tour)
            throws InterruptedException {
        List<Submission> asked = ChengxinClient.fitting(tour.toAsk(node, open));
        Deadline deadline = Deadline.in(share.compareTo(LEAST) < 0 ? LEAST : share);
        try {
            return heed(node, asked, node.submit(asked, share), deadline, known, tour);
        } catch (CityProblem problem) {
            if (problem.leavesOpen()) tour.taken(node, asked);
            if (problem.isPassing()) tour.leave(node, problem.retryAfter());
            else tour.refused(node, asked, problem);
            return Optional.empty();
        } catch (SdkException unanswered) {
            nodes.answers(node, false);
            if (!unanswered.isUnconnected()) tour.taken(node, asked);
            tour.silent(node);
            tour.leave(node, Optional.empty());
            return Optional.of(unanswered.reason());
        }
    }

    /**
     * Heeds what a node answered, all of it before anything is proven: what is said to wait or to be in a block has been
     * taken, whatever the node proves.
     */
    private Optional<SdkReason> heed(
            ChengxinClient node,
            List<Submission> asked,
            List<LineAnswer> answers,
            Deadline deadline,
            Map<TransactionId, Fate> known,
            Tour tour)
            throws InterruptedException {
        Optional<Duration> comeAgain = Optional.empty();
        for (int i = 0; i < answers.size(); i++) {
            LineAnswer answer = answers.get(i);
            if (answer.status() == LineAnswer.Status.BUSY) comeAgain = answer.retryAfter();
            if (answer.isTaken()) tour.taken(node, List.of(asked.get(i)));
        }
        try {
            for (int i = 0; i < answers.size(); i++) {
                Optional<Fate> fate = answers.get(i).fate();
                if (fate.isPresent()) settle(node, asked.get(i), fate.get(), deadline, known, tour);
            }
        } catch (CityProblem notNow) {
            tour.silent(node);
            tour.leave(node, notNow.retryAfter());
            return Optional.empty();
        } catch (SdkException unproven) {
            if (unproven.reason() == SdkReason.ANSWER_MUST_BE_PROVEN) nodes.caught(node);
            tour.silent(node);
            tour.leave(node, Optional.empty());
            return Optional.of(unproven.reason());
        }
        nodes.answers(node, true);
        tour.answered(node);
        boolean goesOn = tour.toAsk(node, unknown(asked, known)).size() < asked.size();
        if (goesOn) tour.goesOn(node);
        if (!goesOn || comeAgain.isPresent()) tour.leave(node, comeAgain);
        return Optional.empty();
    }

    private void settle(
            ChengxinClient node,
            Submission submission,
            Fate fate,
            Deadline deadline,
            Map<TransactionId, Fate> known,
            Tour tour)
            throws InterruptedException {
        switch (fate) {
            case Fate.Committed committed -> {
                require(node, submission, fate, committed.height(), deadline);
                known.put(submission.id(), fate);
                tour.refusers(submission.id()).forEach(other -> nodes.tell(other, SdkReason.NODES_MUST_AGREE));
            }
            case Fate.Refused refused
            when refused.height().isPresent() -> {
                require(node, submission, fate, refused.height().getAsLong(), deadline);
                known.put(submission.id(), fate);
            }
            case Fate.Refused refused -> {
                if (!NOT_NOW.contains(refused.code())) tour.refused(node, refused);
            }
            case Fate.Unknown _ -> throw new IllegalStateException("no node says that it does not know");
        }
    }

    private void require(ChengxinClient node, Submission submission, Fate fate, long height, Deadline deadline)
            throws InterruptedException {
        if (proofs.isPresent()) proofs.get().require(node, submission, fate, height, deadline);
    }

    private static List<Submission> unknown(List<Submission> batch, Map<TransactionId, Fate> known) {
        List<Submission> open = new ArrayList<>();
        for (Submission submission : batch) if (!known.containsKey(submission.id())) open.add(submission);
        return open;
    }

    private static Set<TransactionId> ids(List<Submission> open) {
        Set<TransactionId> ids = new HashSet<>();
        for (Submission submission : open) ids.add(submission.id());
        return ids;
    }

    private static List<Fate> fates(List<Submission> batch, Map<TransactionId, Fate> known, Tour tour, SdkReason why) {
        List<Fate> fates = new ArrayList<>();
        for (Submission submission : batch) {
            TransactionId id = submission.id();
            Optional<Fate> refused = tour.verdict(id).map(refusal -> refusal);
            fates.add(known.getOrDefault(id, refused.orElse(new Fate.Unknown(id, why))));
        }
        return List.copyOf(fates);
    }
}
