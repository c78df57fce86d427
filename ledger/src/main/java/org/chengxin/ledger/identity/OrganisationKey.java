package org.chengxin.ledger.identity;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where an {@link Organisation} is. */
public record OrganisationKey(Uscc uscc) implements StateKey<Organisation> {

    @Override
    public String path() {
        return "identity/organisation/" + uscc.text();
    }

    @Override
    public Class<Organisation> type() {
        return Organisation.class;
    }
}
