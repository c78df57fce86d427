package org.chengxin.sdk;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** The sdk could not do what was asked. Its message says where and why and never holds a secret. */
public final class SdkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SdkReason reason;

    /** Why, and at which file or address. */
    public SdkException(SdkReason reason, String where) {
        super(reason.code() + " " + where + ": " + reason.sentence());
        this.reason = reason;
    }

    /** Why, at which file or address, and what it follows from. */
    public SdkException(SdkReason reason, String where, Throwable cause) {
        super(reason.code() + " " + where + ": " + reason.sentence(), cause);
        this.reason = reason;
    }

    /** Whether there was no connection at all, so that nothing has reached anyone. */
    boolean isUnconnected() {
        return getCause() instanceof ConnectException || getCause() instanceof HttpConnectTimeoutException;
    }

    /** Why. */
    public SdkReason reason() {
        return reason;
    }
}
