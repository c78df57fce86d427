package org.chengxin.ledger.identity;

import java.util.Optional;
import org.chengxin.ledger.State;
import org.chengxin.ledger.governance.Genesis;

/** The organisations that are there from the start. */
public final class FirstIdentities {

    private FirstIdentities() {}

    /** Writes an organisation of the genesis with its keys, roles and entitlements. */
    public static void put(State state, Genesis.FirstOrganisation first, long time) {
        state.put(
                new OrganisationKey(first.uscc()),
                Organisation.registered(first.name(), first.established(), first.district(), time, Optional.empty()));
        for (var key : first.keys()) NewKey.put(state, first.uscc(), KeyState.first(key, time));
        for (var role : first.roles())
            state.put(new RoleKey(first.uscc(), role), new RoleGrant(time, Optional.empty(), Optional.empty()));
        for (var entitled : first.entitlements())
            state.put(
                    new EntitlementKey(first.uscc(), entitled.decidedBy(), entitled.item()),
                    new Entitlement(time, Optional.empty()));
    }
}
