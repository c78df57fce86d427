package org.chengxin.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PermitContent;

/** One row of a file, cleaned and judged. */
public sealed interface Row {

    /** Line of the file on which the row begins; the header is line 1. */
    long line();

    /**
     * An organisation to be registered.
     *
     * @param uscc        its code, never a sole trader's
     * @param name        its registered name
     * @param established date of establishment
     * @param province    province or municipality ({@code 省市})
     * @param district    district ({@code 区})
     */
    record Registration(
            long line,
            Uscc uscc,
            String name,
            LocalDate established,
            Optional<String> province,
            Optional<String> district)
            implements Row {}

    /**
     * A permit to be published or held.
     *
     * @param decision   which decision it is
     * @param verdict    whether the columns decide how it is displayed
     * @param validUntil last valid day; absent when it has none
     * @param content    texts, without any column that identifies people
     * @param warnings   what was set aside
     */
    record Permit(
            long line,
            Decision decision,
            Verdict verdict,
            Optional<LocalDate> validUntil,
            PermitContent content,
            List<Warning> warnings)
            implements Row {}

    /**
     * A permit that is no longer valid ({@code XK_ZT} 0). Where it was published its display ends; where it was not, the
     * row is to be reported with {@link IntakeReason#PERMIT_MUST_BE_VALID}.
     *
     * @param decision which decision it is
     */
    record EndOfPermit(long line, Decision decision) implements Row {}

    /**
     * A penalty to be published or held.
     *
     * @param decision     which decision it is
     * @param verdict      whether the columns decide how it is displayed
     * @param displayUntil date at whose start display ends, when that is before the longest period
     * @param content      texts and amounts, without any column that identifies people
     * @param warnings     what was set aside
     */
    record Penalty(
            long line,
            Decision decision,
            Verdict verdict,
            Optional<LocalDate> displayUntil,
            PenaltyContent content,
            List<Warning> warnings)
            implements Row {}

    /**
     * A row that does not go in.
     *
     * @param complaints one or more; exactly one when the row is about a person
     */
    record Refused(long line, List<Complaint> complaints) implements Row {

        /** Checks that there is a reason. */
        public Refused {
            complaints = List.copyOf(complaints);
            if (complaints.isEmpty()) throw new IllegalArgumentException("a row is refused for a reason");
        }
    }
}
