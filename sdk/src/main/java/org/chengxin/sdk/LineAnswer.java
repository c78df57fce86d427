package org.chengxin.sdk;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.ledger.TransactionId;

/**
 * What the city says at once about a transaction.
 *
 * @param status     how it stands
 * @param fate       what became of it, once it is decided
 * @param retryAfter when to hand in again, where the city is busy
 */
record LineAnswer(Status status, Optional<Fate> fate, Optional<Duration> retryAfter) {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** How a transaction stands. */
    enum Status {
        /** In a block, accepted. */
        COMMITTED,
        /** Refused, in a block or before. */
        REFUSED,
        /** Waits for its block. */
        PENDING,
        /** Not taken now. */
        BUSY
    }

    /** Whether the node has the transaction, by what it says. */
    boolean isTaken() {
        return switch (status) {
            case COMMITTED, PENDING -> true;
            case BUSY -> false;
            case REFUSED ->
                fate.filter(Fate.Refused.class::isInstance)
                        .map(Fate.Refused.class::cast)
                        .filter(refused -> refused.height().isPresent())
                        .isPresent();
        };
    }

    /** Reads one line of an answer, the one about this transaction. */
    static LineAnswer read(String where, byte[] json, TransactionId id) {
        Members line = Members.read(where, json);
        if (!line.optionalText("id").orElse(id.text()).equals(id.text()))
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, where);
        try {
            return switch (Status.valueOf(line.text("status").toUpperCase(Locale.ROOT))) {
                case COMMITTED ->
                    new LineAnswer(
                            Status.COMMITTED,
                            Optional.of(new Fate.Committed(id, line.number("height"))),
                            Optional.empty());
                case REFUSED -> new LineAnswer(Status.REFUSED, Optional.of(refusal(line, id)), Optional.empty());
                case PENDING -> new LineAnswer(Status.PENDING, Optional.empty(), Optional.empty());
                case BUSY ->
                    new LineAnswer(
                            Status.BUSY,
                            Optional.empty(),
                            line.optionalNumber("retryAfterSeconds")
                                    .map(Duration::ofSeconds)
                                    .or(() -> Optional.of(SOON)));
            };
        } catch (IllegalArgumentException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, where, strange);
        }
    }

    private static Fate refusal(Members line, TransactionId id) {
        Members reason = line.object("reason");
        return new Fate.Refused(
                id,
                reason.text("code"),
                reason.text("sentence"),
                reason.flag("mayPassLater"),
                line.optionalNumber("height").map(OptionalLong::of).orElse(OptionalLong.empty()));
    }
}
