package org.chengxin.cli.imports;

import org.chengxin.ledger.AdmissionReason;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.Sequences;

/** What the fate of a transaction says about its sequence. */
enum Standing {
    /** In a block: used. */
    USED,
    /** In no block and never will be: free again. */
    UNUSED,
    /** Used by another transaction of the key, perhaps of an earlier run that was cut short. */
    CLASHES,
    /** In no block, and too late to get into one. */
    EXPIRED,
    /** Nobody knows. */
    UNKNOWN;

    static Standing of(Fate fate) {
        return switch (fate) {
            case Fate.Committed _ -> USED;
            case Fate.Unknown _ -> UNKNOWN;
            case Fate.Refused refused when refused.height().isPresent() -> USED;
            case Fate.Refused refused ->
                Reasons.of(refused.code())
                        .map(reason -> reason instanceof AdmissionReason admission ? of(admission) : UNUSED)
                        .orElse(UNUSED);
        };
    }

    private static Standing of(AdmissionReason reason) {
        return switch (reason) {
            case SEQUENCE_MUST_BE_NEW, SEQUENCE_MUST_NOT_BE_OLD -> CLASHES;
            case TRANSACTION_MUST_NOT_BE_EXPIRED, EXPIRY_MUST_BE_NEAR -> EXPIRED;
            default -> UNUSED;
        };
    }

    /** Whether the row is as good as before and only needs another sequence or another expiry. */
    boolean isWorthSigningAgain() {
        return this == CLASHES || this == EXPIRED;
    }

    void tell(Sequences sequences, long sequence) {
        switch (this) {
            case USED -> sequences.used(sequence);
            case UNUSED, EXPIRED -> sequences.unused(sequence);
            case CLASHES, UNKNOWN -> sequences.lost(sequence);
        }
    }
}
