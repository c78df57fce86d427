package org.chengxin.ledger;

/** Bytes that are not a transaction at all, with the one reason why. */
public final class InadmissibleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final AdmissionReason reason;

    /** Bytes refused for this reason. */
    public InadmissibleException(AdmissionReason reason) {
        super(reason.code() + " " + reason.sentence(), null, false, false);
        this.reason = reason;
    }

    /** What had to be true. */
    public AdmissionReason reason() {
        return reason;
    }
}
