package org.chengxin.ledger.governance;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.State;
import org.chengxin.ledger.identity.FirstIdentities;

/** The state that a genesis describes. */
public final class GenesisState {

    private GenesisState() {}

    /** Path and canonical bytes of every value, in order. */
    public static SortedMap<String, byte[]> of(Genesis genesis) {
        var state = new State(path -> Optional.empty());
        state.put(new ChainKey(), genesis.settings());
        state.put(new MembersKey(), new MemberIndex(genesis.members()));
        for (var member : genesis.members()) state.put(new MemberKey(member), new Member(genesis.time()));
        for (var organisation : genesis.organisations()) FirstIdentities.put(state, organisation, genesis.time());
        for (var item : genesis.items()) new AdoptCatalogueItem.CatalogueItemAdopted(item).evolve(state);
        for (var edition : genesis.editions()) new AdoptEdition.EditionAdopted(edition).evolve(state);
        var values = new TreeMap<String, byte[]>();
        for (Change change : state.changes())
            values.put(change.path(), change.bytes().orElseThrow());
        return values;
    }
}
