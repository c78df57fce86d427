package org.chengxin.sdk;

import java.time.Duration;
import java.util.Optional;

/** The city refuses a request and says why (RFC 9457). */
public final class CityProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;
    private final boolean mayPassLater;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<byte[]> proof;

    CityProblem(
            int status,
            String code,
            String sentence,
            boolean mayPassLater,
            Optional<Duration> retryAfter,
            Optional<byte[]> proof) {
        super(code.isEmpty() ? sentence : code + " " + sentence);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
        this.retryAfter = retryAfter;
        this.proof = proof;
    }

    /** A node that answers and takes nothing. */
    static CityProblem ofIdleNode(String code, String sentence) {
        return new CityProblem(503, code, sentence, true, Optional.empty(), Optional.empty());
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable code, see docs/errors.md; empty when something between us and the city answered. */
    public String code() {
        return code;
    }

    /** What had to be true, or what is wrong with the request. */
    public String sentence() {
        return sentence;
    }

    /** Whether the same request may be answered at a later time. */
    public boolean mayPassLater() {
        return mayPassLater;
    }

    /** When to ask again, where the city says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The proof file that there is nothing to answer with, where one was asked for. */
    public Optional<byte[]> proof() {
        return proof;
    }

    /** Whether the request may have been carried out all the same: something broke, here or on the way. */
    boolean leavesOpen() {
        boolean isAnswer = status == 503 && !code.isEmpty();
        return status >= 500 && !isAnswer;
    }

    /** Whether the city is there and only cannot take the request now. */
    boolean isPassing() {
        return status == 429 || status >= 500;
    }
}
