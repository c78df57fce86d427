package org.chengxin.intake;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.RecordIdentity;
import org.chengxin.ledger.credit.RecordKind;

/**
 * Which decision a row is about, cleaned so that the same decision always gives the same record id.
 *
 * @param kind           permit or penalty
 * @param decidedBy      the authority that decided
 * @param subject        the organisation that it is about
 * @param decidedOn      Beijing date of the decision, whose year chooses the import secret
 * @param decisionNumber number of the decision
 * @param permitNumber   number of the permit, where it has one
 */
public record Decision(
        RecordKind kind,
        Uscc decidedBy,
        Uscc subject,
        LocalDate decidedOn,
        String decisionNumber,
        Optional<String> permitNumber) {

    /** The record id under the import secret of the publisher for the year of {@link #decidedOn}. */
    public RecordId recordId(Bytes secret) {
        return RecordIdentity.id(secret, decidedBy, kind, subject, decisionNumber, permitNumber);
    }
}
