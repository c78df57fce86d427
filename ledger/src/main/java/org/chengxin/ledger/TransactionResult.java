package org.chengxin.ledger;

/**
 * What came of a transaction in a block. Its code and the UTF-8 bytes of its reason are the {@code code} and
 * {@code data} of CometBFT's {@code ExecTxResult}, so that the header's {@code last_results_hash} proves it.
 *
 * @param code   {@link #ACCEPTED}, {@link #REFUSED} or {@link #INADMISSIBLE}
 * @param reason code of the {@link Reason}, empty when accepted
 */
public record TransactionResult(int code, String reason) {

    /** It happened. */
    public static final int ACCEPTED = 0;
    /** The rules refused it; its sequence is used. */
    public static final int REFUSED = 1;
    /** It had no place in a block; it changed nothing, not even its sequence. */
    public static final int INADMISSIBLE = 2;

    private static final TransactionResult HAPPENED = new TransactionResult(ACCEPTED, "");

    /** It happened. */
    public static TransactionResult accepted() {
        return HAPPENED;
    }

    /** The rules refused it. */
    public static TransactionResult refused(Reason reason) {
        return new TransactionResult(REFUSED, reason.code());
    }

    /** It should not have been in the block. */
    public static TransactionResult inadmissible(AdmissionReason reason) {
        return new TransactionResult(INADMISSIBLE, reason.code());
    }
}
