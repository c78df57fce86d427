package org.chengxin.cli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.intake.IntakeReason;
import org.chengxin.intake.PermitColumn;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.credit.EndPermit;
import org.chengxin.ledger.identity.IdentityReason;
import org.chengxin.sdk.Fate;

/** What the report says about a row whose transaction has its fate. */
record Telling(RowOutcome outcome, List<RowNote> notes) {

    /** Refusals that say that what was asked for is so already. */
    private static final Set<Reason> NOTHING_TO_DO = Set.of(
            CreditReason.RECORD_IS_ALREADY_PUBLISHED,
            CreditReason.RECORD_IS_ALREADY_HELD,
            IdentityReason.ORGANISATION_IS_ALREADY_SO);

    Telling {
        notes = List.copyOf(notes);
    }

    static Telling of(Draft draft, Fate fate) {
        return switch (fate) {
            case Fate.Committed _ -> wentIn(draft, draft.held().isPresent() ? RowOutcome.HELD : RowOutcome.COMMITTED);
            case Fate.Refused refused -> refused(draft, refused);
            case Fate.Unknown unknown ->
                new Telling(
                        RowOutcome.UNKNOWN,
                        List.of(RowNote.of(
                                draft.line(),
                                RowOutcome.UNKNOWN,
                                unknown.reason().code(),
                                unknown.reason().sentence())));
        };
    }

    void to(Report report) {
        report.row(outcome, notes);
    }

    private static Telling wentIn(Draft draft, RowOutcome outcome) {
        List<RowNote> notes = new ArrayList<>();
        held(draft, outcome).ifPresent(notes::add);
        draft.warnings().forEach(warning -> notes.add(RowNote.of(draft.line(), outcome, warning)));
        return new Telling(outcome, notes);
    }

    /** Why a row is held, and as which record: whoever decides about it, or withdraws it, has to find it. */
    private static Optional<RowNote> held(Draft draft, RowOutcome outcome) {
        return draft.holdReason().map(reason -> RowNote.of(draft.line(), outcome, Optional.empty(), reason)
                .about(draft.record()));
    }

    private static Telling refused(Draft draft, Fate.Refused refused) {
        boolean ends = draft.transaction() instanceof EndPermit;
        Optional<Reason> reason = Reasons.of(refused.code());
        if (reason.filter(NOTHING_TO_DO::contains).isPresent()
                || (ends
                        && reason.filter(CreditReason.RECORD_MUST_NOT_HAVE_ENDED::equals)
                                .isPresent()))
            return new Telling(
                    RowOutcome.UNCHANGED,
                    held(draft, RowOutcome.UNCHANGED).stream().toList());
        if (ends && reason.filter(CreditReason.RECORD_MUST_EXIST::equals).isPresent())
            return refused(draft, IntakeReason.PERMIT_MUST_BE_VALID);
        return new Telling(
                RowOutcome.REFUSED,
                List.of(RowNote.of(draft.line(), RowOutcome.REFUSED, refused.code(), refused.sentence())
                        .about(draft.record())));
    }

    private static Telling refused(Draft draft, IntakeReason reason) {
        return new Telling(
                RowOutcome.REFUSED,
                List.of(RowNote.of(
                        draft.line(), RowOutcome.REFUSED, Optional.of(PermitColumn.XK_ZT.header()), reason)));
    }
}
