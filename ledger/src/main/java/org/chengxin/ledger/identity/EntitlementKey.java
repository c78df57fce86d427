package org.chengxin.ledger.identity;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;

/** Where it says that a publisher may publish what {@code decidedBy} decides under a catalogue item. */
public record EntitlementKey(Uscc publisher, Uscc decidedBy, ItemId item) implements StateKey<Entitlement> {

    @Override
    public String path() {
        return "identity/entitlement/" + publisher.text() + "/" + decidedBy.text() + "/" + item.text();
    }

    @Override
    public Class<Entitlement> type() {
        return Entitlement.class;
    }
}
