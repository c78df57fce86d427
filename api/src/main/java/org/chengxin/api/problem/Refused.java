package org.chengxin.api.problem;

import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.merkle.ProofFile;

/** Ends the handling of a request with a problem. Only routes throw it, and only {@link ProblemAnswers} catches it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long retryAfterSeconds;

    private Refused(Problem problem, long retryAfterSeconds) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** A request turned down by the edge. */
    public static Refused because(ApiReason reason) {
        return new Refused(Problem.of(reason), 0);
    }

    /**
     * A request turned down by the edge, with more to say.
     *
     * @param detail what would be right; names a part of the request and never quotes it
     */
    static Refused because(ApiReason reason, String detail) {
        return new Refused(Problem.of(reason).detailed(Optional.of(detail)), 0);
    }

    /** A request turned down, with the proof that this is how things are. */
    public static Refused because(ApiReason reason, Optional<ProofFile> proof) {
        return new Refused(Problem.of(reason).with(proof), 0);
    }

    /** A request that may be sent again after some seconds. */
    public static Refused forNow(ApiReason reason, long retryAfterSeconds) {
        return new Refused(Problem.of(reason), retryAfterSeconds);
    }

    /** A problem that has been put into words already. */
    public static Refused with(Problem problem, Optional<Integer> retryAfterSeconds) {
        return new Refused(problem, retryAfterSeconds.orElse(0));
    }

    /** What to answer. */
    Problem problem() {
        return problem;
    }

    /** After how many seconds to try again; empty when nobody knows. */
    OptionalLong retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalLong.of(retryAfterSeconds) : OptionalLong.empty();
    }
}
