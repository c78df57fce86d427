package org.chengxin.ledger.governance;

import org.chengxin.ledger.Transaction;

/** A transaction by which the members decide. */
public sealed interface GovernanceTransaction extends Transaction permits AdoptCatalogueItem, AdoptEdition {}
