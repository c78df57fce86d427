package org.chengxin.intake;

import static org.chengxin.intake.PenaltyColumn.BZ;
import static org.chengxin.intake.PenaltyColumn.CF_CFJG;
import static org.chengxin.intake.PenaltyColumn.CF_CFJGDM;
import static org.chengxin.intake.PenaltyColumn.CF_CFLB;
import static org.chengxin.intake.PenaltyColumn.CF_FRDB;
import static org.chengxin.intake.PenaltyColumn.CF_FR_ZJHM;
import static org.chengxin.intake.PenaltyColumn.CF_GSJZQ;
import static org.chengxin.intake.PenaltyColumn.CF_JDRQ;
import static org.chengxin.intake.PenaltyColumn.CF_NR;
import static org.chengxin.intake.PenaltyColumn.CF_NR_FK;
import static org.chengxin.intake.PenaltyColumn.CF_NR_WFFF;
import static org.chengxin.intake.PenaltyColumn.CF_NR_ZKDX;
import static org.chengxin.intake.PenaltyColumn.CF_SJLY;
import static org.chengxin.intake.PenaltyColumn.CF_SJLYDM;
import static org.chengxin.intake.PenaltyColumn.CF_SY;
import static org.chengxin.intake.PenaltyColumn.CF_WFXW;
import static org.chengxin.intake.PenaltyColumn.CF_WSH;
import static org.chengxin.intake.PenaltyColumn.CF_XDR_LB;
import static org.chengxin.intake.PenaltyColumn.CF_XDR_MC;
import static org.chengxin.intake.PenaltyColumn.CF_XDR_SHXYM;
import static org.chengxin.intake.PenaltyColumn.CF_XDR_ZJHM;
import static org.chengxin.intake.PenaltyColumn.CF_YJ;
import static org.chengxin.intake.PenaltyColumn.CF_YXQ;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.LevelRule;

/** Administrative penalties. */
final class PenaltyRows implements RowReader {

    private static final Party PARTY = new Party(CF_XDR_LB, CF_XDR_SHXYM, CF_XDR_ZJHM, CF_FRDB, CF_FR_ZJHM);

    private final CatalogueChoice catalogue;
    private final PenaltyVerdict verdict;

    PenaltyRows(ImportRules rules) {
        this.catalogue = new CatalogueChoice(rules, RecordKind.PENALTY);
        this.verdict = new PenaltyVerdict(rules, catalogue);
    }

    @Override
    public List<PenaltyColumn> template() {
        return List.of(PenaltyColumn.values());
    }

    @Override
    public Row read(RowCheck row) {
        Optional<Row> aboutAPerson = PARTY.refusal(row);
        if (aboutAPerson.isPresent()) return aboutAPerson.get();
        if (PenaltyKinds.speakOfDetention(row.raw(CF_CFLB)))
            return row.refused(CF_CFLB, IntakeReason.PENALTY_MUST_NOT_BE_DETENTION);
        if (PenaltyKinds.speakOfDetention(row.raw(CF_NR)))
            return row.refused(CF_NR, IntakeReason.PENALTY_MUST_NOT_BE_DETENTION);
        row.lookFor(PARTY.people(row));

        Optional<Uscc> subject = row.requiredUscc(CF_XDR_SHXYM);
        Optional<Uscc> decidedBy = row.required(CF_CFJGDM, row.authority(CF_CFJGDM));
        Optional<LocalDate> decidedOn = row.requiredPastDate(CF_JDRQ);
        Optional<String> kindText = row.requiredText(CF_CFLB, ContentLimits.KIND_MAX_BYTES);
        Optional<LocalDate> displayUntil = row.end(CF_GSJZQ);
        List<CatalogueItem> items = decidedBy.isPresent() && decidedOn.isPresent()
                ? catalogue.items(row, CF_CFJGDM, decidedBy.get(), decidedOn.get())
                : List.of();
        List<String> kinds =
                kindText.map(text -> PenaltyKinds.of(text, kindsOf(items))).orElse(List.of());
        if (kinds.size() > ContentLimits.PENALTY_KINDS_MAX)
            row.complain(CF_CFLB, IntakeReason.PENALTY_KINDS_MUST_BE_FEW);
        if (kindText.isPresent() && kinds.isEmpty()) row.complain(CF_CFLB, IntakeReason.VALUE_MUST_BE_PRESENT);

        Optional<PenaltyContent> content = content(row, kinds, displayUntil);
        if (content.isEmpty()) return row.refused();
        var decision = new Decision(
                RecordKind.PENALTY,
                decidedBy.orElseThrow(),
                subject.orElseThrow(),
                decidedOn.orElseThrow(),
                content.get().decisionNumber(),
                Optional.empty());
        return verdict.of(row, decision, content.get(), items);
    }

    private static Optional<PenaltyContent> content(
            RowCheck row, List<String> kinds, Optional<LocalDate> displayUntil) {
        Optional<String> subjectName = row.requiredName(CF_XDR_MC, ContentLimits.NAME_MAX_BYTES);
        Optional<String> authority = row.requiredAuthorityName(CF_CFJG, ContentLimits.NAME_MAX_BYTES);
        Optional<String> number = row.requiredDecisionNumber(CF_WSH, ContentLimits.NUMBER_MAX_BYTES);
        Optional<String> violation = row.requiredText(CF_WFXW, ContentLimits.VIOLATION_MAX_BYTES);
        Optional<String> facts = row.requiredText(CF_SY, ContentLimits.FACTS_MAX_BYTES);
        Optional<String> basis = row.requiredText(CF_YJ, ContentLimits.BASIS_MAX_BYTES);
        Optional<String> penalty = row.requiredText(CF_NR, ContentLimits.DECISION_MAX_BYTES);
        Optional<Long> fine = row.fen(CF_NR_FK);
        Optional<Long> confiscated = row.fen(CF_NR_WFFF);
        Optional<String> licence = row.text(CF_NR_ZKDX, ContentLimits.LICENCE_MAX_BYTES);
        Optional<LocalDate> validUntil = row.end(CF_YXQ);
        var source = Source.of(row, CF_SJLY, CF_SJLYDM);
        Optional<String> remark = row.text(BZ, ContentLimits.REMARK_MAX_BYTES);
        if (!row.fits()) return Optional.empty();
        if (kinds.contains(PenaltyKinds.FINE) && fine.isEmpty()) row.warn(CF_NR_FK, WarningReason.FINE_HAS_NO_AMOUNT);
        return row.whole(new PenaltyContent(
                subjectName.orElseThrow(),
                authority.orElseThrow(),
                number.orElseThrow(),
                violation.orElseThrow(),
                facts.orElseThrow(),
                basis.orElseThrow(),
                kinds,
                penalty.orElseThrow(),
                fine,
                confiscated,
                licence,
                validUntil,
                displayUntil,
                source,
                remark));
    }

    private static Set<String> kindsOf(List<CatalogueItem> items) {
        Set<String> kinds = new TreeSet<>();
        for (CatalogueItem item : items) for (LevelRule rule : item.levels()) kinds.add(rule.penaltyKind());
        return kinds;
    }
}
