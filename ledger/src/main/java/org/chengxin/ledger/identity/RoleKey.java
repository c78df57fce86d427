package org.chengxin.ledger.identity;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where a role of an organisation is. */
public record RoleKey(Uscc organisation, Role role) implements StateKey<RoleGrant> {

    @Override
    public String path() {
        return "identity/role/" + organisation.text() + "/" + role.path();
    }

    @Override
    public Class<RoleGrant> type() {
        return RoleGrant.class;
    }
}
