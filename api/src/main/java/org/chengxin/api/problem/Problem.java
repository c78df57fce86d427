package org.chengxin.api.problem;

import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.TransactionId;
import org.chengxin.merkle.ProofFile;
import org.chengxin.node.NodeReason;
import org.springframework.http.HttpStatus;

/**
 * A problem as RFC 9457 shapes it, with members of our own. Never holds what the client sent, nor how this program is
 * built.
 *
 * @param code         stable code
 * @param detail       what would be right for this very request, where there is more to say than the title
 * @param height       of the block that holds the transaction that was refused, when it is in one
 * @param id           of the transaction that was refused
 * @param instance     names this one occurrence, to find it in the log; for defects of ours only
 * @param mayPassLater whether the same request may be served later, unchanged
 * @param proof        that there is nothing to show, when that was asked for
 * @param status       HTTP status
 * @param title        what has to be true
 * @param type         where the code is explained, relative to this server
 */
public record Problem(
        String code,
        Optional<String> detail,
        Optional<Long> height,
        Optional<TransactionId> id,
        Optional<String> instance,
        boolean mayPassLater,
        Optional<ProofFile> proof,
        int status,
        String title,
        String type) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Codec<Problem> CODEC = Codec.of(Problem.class);

    /** A problem of the edge. */
    public static Problem of(ApiReason reason) {
        return of(reason.code(), reason.mayPassLater(), reason.status(), reason.sentence());
    }

    /** A problem that the ledger has with a transaction. */
    public static Problem of(Reason reason) {
        return of(reason.code(), reason.mayPassLater(), StatusOf.reason(reason), reason.sentence());
    }

    /** A problem that the node has. */
    public static Problem of(NodeReason reason) {
        return of(reason.code(), reason.mayPassLater(), StatusOf.node(reason), reason.sentence());
    }

    private static Problem of(String code, boolean mayPassLater, HttpStatus status, String sentence) {
        return new Problem(
                code,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                mayPassLater,
                Optional.empty(),
                status.value(),
                sentence,
                "/problems/" + code);
    }

    /** A defect of ours, with the name under which the log has it. */
    static Problem defect(String instance) {
        return of(ApiReason.SERVER_MUST_NOT_FAIL).occurring(instance);
    }

    /**
     * The same problem with more to say.
     *
     * @param sentence what would be right; names a part of the request and never quotes it
     */
    Problem detailed(Optional<String> sentence) {
        return new Problem(code, sentence, height, id, instance, mayPassLater, proof, status, title, type);
    }

    /** The same problem with the name under which the log has it. */
    Problem occurring(String name) {
        return new Problem(code, detail, height, id, Optional.of(name), mayPassLater, proof, status, title, type);
    }

    /** The same problem with a proof. */
    Problem with(Optional<ProofFile> file) {
        return new Problem(code, detail, height, id, instance, mayPassLater, file, status, title, type);
    }

    /** The same problem of a transaction, and of the block that it stands in. */
    public Problem about(Optional<TransactionId> transaction, Optional<Long> inBlock) {
        return new Problem(code, detail, inBlock, transaction, instance, mayPassLater, proof, status, title, type);
    }

    /** The problem as the bytes of its JSON. */
    public byte[] json() {
        return CODEC.encode(this);
    }
}
