package org.chengxin.sdk;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chengxin.ledger.TransactionId;

/** One batch on its way from node to node: who is to be asked next, when, and who has refused what. For one thread. */
final class Tour {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A node that has not answered so often is not waited for when others have refused. */
    private static final int GIVEN_UP_AFTER = 3;

    private final CityNodes nodes;
    private final Map<ChengxinClient, Standing> standings = new HashMap<>();

    /** How it stands with one node. */
    private static final class Standing {
        private final Map<TransactionId, Fate.Refused> refusals = new HashMap<>();
        private final Set<TransactionId> taken = new HashSet<>();
        private Duration pause = FIRST_PAUSE;
        private long restsUntil = System.nanoTime();
        private int silences;
        private boolean isAsked;
        private boolean mayHaveTaken;
        private boolean isOut;
    }

    Tour(CityNodes nodes) {
        this.nodes = nodes;
    }

    private Standing of(ChengxinClient node) {
        return standings.computeIfAbsent(node, first -> new Standing());
    }

    /** The node to ask about these next: the one whose rest is over first. Empty when each has refused all of them. */
    Optional<ChengxinClient> next(Set<TransactionId> open) {
        ChengxinClient next = null;
        boolean allRefused = open.stream().allMatch(this::isRefused);
        for (ChengxinClient node : nodes.trustworthy()) {
            Standing standing = of(node);
            if (standing.isOut || standing.refusals.keySet().containsAll(open)) continue;
            if (allRefused && standing.silences >= GIVEN_UP_AFTER) continue;
            if (next == null || standing.restsUntil - of(next).restsUntil < 0) next = node;
        }
        return Optional.ofNullable(next);
    }

    /** Whether a node has been asked about any of them. */
    boolean isAsked(ChengxinClient node) {
        return of(node).isAsked;
    }

    /** Nanoseconds until a node is to be asked again; 0 when it may be asked now. */
    long rest(ChengxinClient node) {
        return Math.max(0, of(node).restsUntil - System.nanoTime());
    }

    /**
     * How long a node that is asked now may take: as long as is left, or its part of that while others have not been asked
     * at all, so that one that hangs does not use up the patience with all of them. It may be less than nothing.
     *
     * @param left nanoseconds until patience is over
     */
    Duration share(ChengxinClient node, long left) {
        of(node).isAsked = true;
        long others =
                nodes.trustworthy().stream().filter(other -> !of(other).isAsked).count();
        return Duration.ofNanos(left / (1 + others));
    }

    /** Leaves a node alone, for as long as it wants or for longer each time. */
    void leave(ChengxinClient node, Optional<Duration> wanted) {
        Standing standing = of(node);
        standing.restsUntil = System.nanoTime() + wanted.orElse(standing.pause).toNanos();
        Duration twice = standing.pause.multipliedBy(2);
        standing.pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** A node has decided about something. */
    void goesOn(ChengxinClient node) {
        of(node).pause = FIRST_PAUSE;
    }

    private boolean isRefused(TransactionId id) {
        return standings.values().stream().anyMatch(standing -> standing.refusals.containsKey(id));
    }

    /** Those of the transactions that a node has not refused. */
    List<Submission> toAsk(ChengxinClient node, List<Submission> open) {
        return open.stream()
                .filter(submission -> !of(node).refusals.containsKey(submission.id()))
                .toList();
    }

    /** A node answered. */
    void answered(ChengxinClient node) {
        Standing standing = of(node);
        standing.silences = 0;
        standing.mayHaveTaken = false;
    }

    /** A node says that a transaction waits there: from now on any node may put it into a block. */
    void taken(ChengxinClient node, TransactionId id) {
        of(node).taken.add(id);
    }

    /** A node did not answer. Unless there was no connection at all, nobody knows what it has taken. */
    void silent(ChengxinClient node, SdkException unanswered) {
        Standing standing = of(node);
        standing.silences++;
        boolean unconnected = unanswered.getCause() instanceof ConnectException
                || unanswered.getCause() instanceof HttpConnectTimeoutException;
        if (!unconnected) standing.mayHaveTaken = true;
    }

    /** Nodes that have refused a transaction. */
    List<ChengxinClient> refusers(TransactionId id) {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue().refusals.containsKey(id))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * A node refuses a transaction before any block. Another may see it otherwise. What the node has taken before, it has
     * handed on to others, who may put it into a block: it refuses that by a reason that stays, or not yet at all.
     */
    void refused(ChengxinClient node, Fate.Refused refusal) {
        Standing standing = of(node);
        if (refusal.mayPassLater() && standing.taken.contains(refusal.id())) return;
        standing.taken.remove(refusal.id());
        standing.refusals.put(refusal.id(), refusal);
    }

    /** A node refuses the request as a whole: it has put nothing in, if it has not done so before, and never will. */
    void refused(ChengxinClient node, List<Submission> open, CityProblem problem) {
        Standing standing = of(node);
        standing.isOut = true;
        if (standing.mayHaveTaken) return;
        for (Submission submission : open)
            standing.refusals.put(
                    submission.id(),
                    new Fate.Refused(
                            submission.id(),
                            problem.code(),
                            problem.sentence(),
                            problem.mayPassLater(),
                            OptionalLong.empty()));
    }

    /**
     * What all nodes that could be asked say together: refused, unless one of them has taken it or may have. That one may
     * since have been caught at something else.
     */
    Optional<Fate.Refused> verdict(TransactionId id) {
        for (Standing standing : standings.values())
            if (standing.taken.contains(id) || (standing.mayHaveTaken && !standing.refusals.containsKey(id)))
                return Optional.empty();
        return nodes.trustworthy().stream()
                .filter(standings::containsKey)
                .map(node -> of(node).refusals.get(id))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
