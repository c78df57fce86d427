package org.chengxin.ledger.governance;

import org.chengxin.ledger.Event;

/** What the members have decided. */
public sealed interface GovernanceEvent extends Event
        permits AdoptCatalogueItem.CatalogueItemAdopted, AdoptEdition.EditionAdopted {}
