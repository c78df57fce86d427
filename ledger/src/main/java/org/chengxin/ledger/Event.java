package org.chengxin.ledger;

import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.governance.GovernanceEvent;
import org.chengxin.ledger.identity.IdentityEvent;

/** What happened. Named in the past tense, decided already, and therefore without a question left. */
public sealed interface Event permits GovernanceEvent, IdentityEvent, CreditEvent {

    /** Brings the state to where this has happened. */
    void evolve(State state);
}
