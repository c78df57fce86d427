package org.chengxin.node;

/** The node cannot do what was asked of it, for a reason that has a code. */
public final class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NodeReason reason;

    /**
     * @param reason what had to be true
     * @param detail what was found instead, for the operator; no personal data, no content
     */
    public NodeException(NodeReason reason, String detail) {
        super(reason.code() + ": " + reason.sentence() + " " + detail);
        this.reason = reason;
    }

    /**
     * @param reason what had to be true
     * @param detail what was found instead, for the operator; no personal data, no content
     * @param cause  what the technology said
     */
    public NodeException(NodeReason reason, String detail, Throwable cause) {
        super(reason.code() + ": " + reason.sentence() + " " + detail, cause);
        this.reason = reason;
    }

    /** What had to be true. */
    public NodeReason reason() {
        return reason;
    }
}
