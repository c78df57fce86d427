package org.chengxin.ledger;

import org.chengxin.ledger.credit.CreditTransaction;
import org.chengxin.ledger.governance.GovernanceTransaction;
import org.chengxin.ledger.identity.IdentityTransaction;

/**
 * What a sender asks for. Each kind is one record, whose constructor is its shape, whose {@link #decide} is its rules,
 * and whose event is its effect. In JSON the member {@code type} names the kind.
 */
public sealed interface Transaction permits GovernanceTransaction, IdentityTransaction, CreditTransaction {

    /**
     * Applies the rules in the order in which they are published, and changes nothing.
     *
     * @param view   the state at this place in the block
     * @param block  the block being made
     * @param sender who signed, with a key that is active here
     */
    Outcome decide(View view, Block block, Sender sender);
}
