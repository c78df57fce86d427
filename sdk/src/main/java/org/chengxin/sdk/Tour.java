package org.chengxin.sdk;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chengxin.ledger.AdmissionReason;
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

    /** A node answered, and has proven what it said. */
    void answered(ChengxinClient node) {
        of(node).silences = 0;
    }

    /** A node has taken these, or may have: from now on any node may put them into a block. */
    void taken(ChengxinClient node, List<Submission> these) {
        for (Submission submission : these) of(node).taken.add(submission.id());
    }

    /** A node did not answer, or did not prove what it answered. */
    void silent(ChengxinClient node) {
        of(node).silences++;
    }

    /** Nodes that have refused a transaction. */
    List<ChengxinClient> refusers(TransactionId id) {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue().refusals.containsKey(id))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * A node refuses a transaction before any block. Another may see it otherwise. What the node may have taken before, it
     * has handed on to others, who may put it into a block: until no block can take it any more, nobody can refuse that.
     */
    void refused(ChengxinClient node, Fate.Refused refusal) {
        Standing standing = of(node);
        boolean isOver = refusal.code().equals(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED.code());
        if (!isOver && standing.taken.contains(refusal.id())) return;
        standing.taken.remove(refusal.id());
        standing.refusals.put(refusal.id(), refusal);
    }

    /** A node refuses the request as a whole: it has put nothing in, if it has not done so before, and never will. */
    void refused(ChengxinClient node, List<Submission> open, CityProblem problem) {
        Standing standing = of(node);
        standing.isOut = true;
        for (Submission submission : open)
            if (!standing.taken.contains(submission.id()))
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
        for (Standing standing : standings.values()) if (standing.taken.contains(id)) return Optional.empty();
        return nodes.trustworthy().stream()
                .filter(standings::containsKey)
                .map(node -> of(node).refusals.get(id))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
