package org.chengxin.ledger;

import java.util.List;
import org.chengxin.ledger.credit.EndDisplay;
import org.chengxin.ledger.credit.EndPermit;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.Publication;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.governance.GovernanceTransaction;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.identity.GrantEntitlement;
import org.chengxin.ledger.identity.GrantRole;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeEntitlement;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.RotateKey;
import org.chengxin.ledger.identity.StopKey;
import org.chengxin.ledger.identity.VouchKey;

/**
 * The codes that a transaction writes into a block. A refusal in a block stays in the block, so the code of a natural
 * person has to be stopped before: such a transaction is inadmissible.
 */
final class NamedOrganisations {

    private NamedOrganisations() {}

    /** Whether one of the codes that a transaction names is a sole trader's. */
    static boolean includeNaturalPerson(Transaction transaction) {
        return of(transaction).stream().anyMatch(Uscc::ofNaturalPerson);
    }

    private static List<Uscc> of(Transaction transaction) {
        return switch (transaction) {
            case GovernanceTransaction _ -> List.of();
            case RegisterOrganisation register -> List.of(register.uscc());
            case ChangeOrganisation change -> List.of(change.uscc());
            case DissolveOrganisation dissolve -> List.of(dissolve.uscc());
            case AddKey _, StopKey _, RotateKey _ -> List.of();
            case VouchKey vouch -> List.of(vouch.organisation());
            case RevokeKey revoke -> revoke.organisation().stream().toList();
            case GrantRole grant -> List.of(grant.organisation());
            case RevokeRole revoke -> List.of(revoke.organisation());
            case GrantEntitlement grant -> List.of(grant.publisher(), grant.decidedBy());
            case RevokeEntitlement revoke -> List.of(revoke.publisher(), revoke.decidedBy());
            case Publication publication -> List.of(publication.subject(), publication.decidedBy());
            case HoldRecord _, WithdrawRecord _, EndPermit _ -> List.of();
            case EndDisplay end -> List.of(end.publisher());
        };
    }
}
