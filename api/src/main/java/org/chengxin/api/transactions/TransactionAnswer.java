package org.chengxin.api.transactions;

import java.util.Optional;
import org.chengxin.api.problem.Problem;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.TransactionId;

/**
 * What came of a transaction. Of lines, one is answered for each line sent, in their order.
 *
 * @param height            of its block
 * @param id                its id; absent when the line could not be read
 * @param index             its place in the block, from 0
 * @param jws               its bytes, when they were asked for
 * @param reason            why it is refused, or why it is not taken now
 * @param retryAfterSeconds when to send the same again; with {@code busy} only
 * @param status            {@code committed} it happened; {@code refused} it did not and the same bytes need not come
 *                          again, except where the reason may pass; {@code pending} it waits for its block, and waiting
 *                          promises nothing; {@code busy} it was not taken, send it again
 */
record TransactionAnswer(
        Optional<Long> height,
        Optional<TransactionId> id,
        Optional<Integer> index,
        Optional<String> jws,
        Optional<ReasonAnswer> reason,
        Optional<Integer> retryAfterSeconds,
        String status) {

    static final String COMMITTED = "committed";
    static final String REFUSED = "refused";
    static final String PENDING = "pending";
    static final String BUSY = "busy";

    private static final Codec<TransactionAnswer> CODEC = Codec.of(TransactionAnswer.class);

    /**
     * Why.
     *
     * @param code         stable code
     * @param mayPassLater whether the same bytes may pass later
     * @param sentence     what has to be true
     */
    record ReasonAnswer(String code, boolean mayPassLater, String sentence) {

        static ReasonAnswer of(Problem problem) {
            return new ReasonAnswer(problem.code(), problem.mayPassLater(), problem.title());
        }
    }

    static TransactionAnswer committed(TransactionId id, long height, int index) {
        return new TransactionAnswer(
                Optional.of(height),
                Optional.of(id),
                Optional.of(index),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                COMMITTED);
    }

    static TransactionAnswer refusedInBlock(TransactionId id, long height, int index, ReasonAnswer reason) {
        return new TransactionAnswer(
                Optional.of(height),
                Optional.of(id),
                Optional.of(index),
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                REFUSED);
    }

    static TransactionAnswer refused(Optional<TransactionId> id, ReasonAnswer reason) {
        return new TransactionAnswer(
                Optional.empty(),
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                REFUSED);
    }

    static TransactionAnswer pending(TransactionId id) {
        return new TransactionAnswer(
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PENDING);
    }

    static TransactionAnswer busy(ReasonAnswer reason, int retryAfterSeconds) {
        return new TransactionAnswer(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                Optional.of(retryAfterSeconds),
                BUSY);
    }

    /** The same with the bytes of the transaction. */
    TransactionAnswer withJws(String bytes) {
        return new TransactionAnswer(height, id, index, Optional.of(bytes), reason, retryAfterSeconds, status);
    }

    byte[] json() {
        return CODEC.encode(this);
    }
}
