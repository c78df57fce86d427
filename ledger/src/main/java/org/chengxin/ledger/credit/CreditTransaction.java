package org.chengxin.ledger.credit;

import org.chengxin.ledger.Transaction;

/** A transaction about a credit record. */
public sealed interface CreditTransaction extends Transaction permits HoldRecord {}
