package org.chengxin.ledger;

import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.ledger.identity.IdentityReason;

/**
 * Why something is refused, named after what had to be true. A code is never used again and never changes its meaning.
 */
public sealed interface Reason permits AdmissionReason, GovernanceReason, IdentityReason, CreditReason {

    /** The stable code, such as {@code ID-002}. */
    String code();

    /** One English sentence without a value of the transaction in it. */
    String sentence();

    /**
     * Whether the same request may be accepted at a later time: the same bytes where admission refused them, signed again
     * with another sequence where the rules did.
     */
    boolean mayPassLater();
}
