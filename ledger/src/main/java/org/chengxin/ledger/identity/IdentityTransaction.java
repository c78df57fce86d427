package org.chengxin.ledger.identity;

import org.chengxin.ledger.Transaction;

/** A transaction about organisations, their keys, and what they may do. */
public sealed interface IdentityTransaction extends Transaction
        permits RegisterOrganisation,
                ChangeOrganisation,
                DissolveOrganisation,
                AddKey,
                VouchKey,
                StopKey,
                RotateKey,
                RevokeKey,
                GrantRole,
                RevokeRole,
                GrantEntitlement,
                RevokeEntitlement {}
