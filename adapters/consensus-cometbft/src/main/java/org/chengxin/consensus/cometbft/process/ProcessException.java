package org.chengxin.consensus.cometbft.process;

/** CometBFT cannot be run here, and why. The message is for a person and holds no secret. */
public final class ProcessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProcessReason reason;

    /** Why, with what was found. */
    public ProcessException(ProcessReason reason, String found) {
        super(line(reason, found));
        this.reason = reason;
    }

    /** Why, with what was found and what it follows from. */
    public ProcessException(ProcessReason reason, String found, Throwable cause) {
        super(line(reason, found), cause);
        this.reason = reason;
    }

    private static String line(ProcessReason reason, String found) {
        return reason.code() + " " + found + ". " + reason.remedy();
    }

    /** Why. */
    public ProcessReason reason() {
        return reason;
    }
}
