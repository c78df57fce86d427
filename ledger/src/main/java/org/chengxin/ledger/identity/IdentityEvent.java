package org.chengxin.ledger.identity;

import org.chengxin.ledger.Event;

/** What happened to an organisation, its keys, or what it may do. */
public sealed interface IdentityEvent extends Event
        permits RegisterOrganisation.OrganisationRegistered,
                ChangeOrganisation.OrganisationChanged,
                DissolveOrganisation.OrganisationDissolved,
                AddKey.KeyAdded,
                VouchKey.KeyVouched,
                StopKey.KeyStopped,
                RotateKey.KeyRotated,
                RevokeKey.KeyRevoked,
                GrantRole.RoleGranted,
                RevokeRole.RoleRevoked,
                GrantEntitlement.EntitlementGranted,
                RevokeEntitlement.EntitlementRevoked {}
