package org.chengxin.ledger.credit;

import org.chengxin.ledger.Reason;

/** Why a credit transaction is refused. */
public enum CreditReason implements Reason {
    /** The sender publishes nothing here. */
    SENDER_MUST_BE_PUBLISHER("CR-001", "The sender is a publisher.", true);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    CreditReason(String code, String sentence, boolean mayPassLater) {
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean mayPassLater() {
        return mayPassLater;
    }
}
