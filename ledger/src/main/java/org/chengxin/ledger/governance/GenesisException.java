package org.chengxin.ledger.governance;

/** A genesis that no chain begins with, and why. */
public final class GenesisException extends Exception {

    private static final long serialVersionUID = 1L;

    private final GovernanceReason reason;

    /** A genesis refused for this reason. */
    public GenesisException(GovernanceReason reason) {
        super(reason.code() + " " + reason.sentence());
        this.reason = reason;
    }

    /** What had to be true. */
    public GovernanceReason reason() {
        return reason;
    }
}
