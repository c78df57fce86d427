package org.chengxin.app;

/** A city cannot start here. The message is one line for a person; the reason is for programs. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StartReason reason;

    CannotStart(StartReason reason, String line) {
        super(line + " (" + reason.code() + ")");
        this.reason = reason;
    }

    CannotStart(StartReason reason, String line, Throwable cause) {
        super(line + " (" + reason.code() + ")", cause);
        this.reason = reason;
    }

    /** Which of the reasons it is. */
    StartReason reason() {
        return reason;
    }
}
