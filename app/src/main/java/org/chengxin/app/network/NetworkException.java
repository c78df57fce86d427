package org.chengxin.app.network;

/** A network does not begin with this, or is not well, and why. The message is one line for a person. */
public final class NetworkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NetworkReason reason;

    /** Why, with what was found. */
    public NetworkException(NetworkReason reason, String found) {
        super(reason.code() + " " + found + ": " + reason.sentence());
        this.reason = reason;
    }

    /** Why. */
    public NetworkReason reason() {
        return reason;
    }
}
