package org.chengxin.intake;

import static org.chengxin.intake.PermitColumn.BZ;
import static org.chengxin.intake.PermitColumn.XK_FRDB;
import static org.chengxin.intake.PermitColumn.XK_FR_ZJHM;
import static org.chengxin.intake.PermitColumn.XK_JDRQ;
import static org.chengxin.intake.PermitColumn.XK_LYDW;
import static org.chengxin.intake.PermitColumn.XK_LYDWDM;
import static org.chengxin.intake.PermitColumn.XK_NR;
import static org.chengxin.intake.PermitColumn.XK_WSH;
import static org.chengxin.intake.PermitColumn.XK_XDR_LB;
import static org.chengxin.intake.PermitColumn.XK_XDR_MC;
import static org.chengxin.intake.PermitColumn.XK_XDR_SHXYM;
import static org.chengxin.intake.PermitColumn.XK_XDR_ZJHM;
import static org.chengxin.intake.PermitColumn.XK_XKBH;
import static org.chengxin.intake.PermitColumn.XK_XKJG;
import static org.chengxin.intake.PermitColumn.XK_XKJGDM;
import static org.chengxin.intake.PermitColumn.XK_XKLB;
import static org.chengxin.intake.PermitColumn.XK_XKWS;
import static org.chengxin.intake.PermitColumn.XK_XKZS;
import static org.chengxin.intake.PermitColumn.XK_YXQZ;
import static org.chengxin.intake.PermitColumn.XK_YXQZI;
import static org.chengxin.intake.PermitColumn.XK_ZT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.governance.CatalogueItem;

/** Administrative permits. */
final class PermitRows implements RowReader {

    private static final Party PARTY = new Party(XK_XDR_LB, XK_XDR_SHXYM, XK_XDR_ZJHM, XK_FRDB, XK_FR_ZJHM);

    private final CatalogueChoice catalogue;
    private final PermitVerdict verdict;

    PermitRows(ImportRules rules) {
        this.catalogue = new CatalogueChoice(rules, RecordKind.PERMIT);
        this.verdict = new PermitVerdict(rules, catalogue);
    }

    @Override
    public List<PermitColumn> template() {
        return List.of(PermitColumn.values());
    }

    @Override
    public Row read(RowCheck row) {
        Optional<Row> aboutAPerson = PARTY.refusal(row);
        if (aboutAPerson.isPresent()) return aboutAPerson.get();
        row.lookFor(PARTY.people(row));

        Optional<Boolean> valid = status(row);
        Optional<Uscc> subject = row.requiredUscc(XK_XDR_SHXYM);
        Optional<Uscc> decidedBy = row.required(XK_XKJGDM, row.authority(XK_XKJGDM));
        Optional<LocalDate> decidedOn = row.requiredPastDate(XK_JDRQ);
        Optional<String> number = row.requiredDecisionNumber(XK_WSH, ContentLimits.NUMBER_MAX_BYTES);
        Optional<String> permitNumber = row.permitNumber(XK_XKBH, ContentLimits.NUMBER_MAX_BYTES);
        boolean ended = valid.isPresent() && !valid.get();
        // A permit ends whatever has become of its item and of the authority's entitlement since.
        List<CatalogueItem> items = !ended && decidedBy.isPresent() && decidedOn.isPresent()
                ? catalogue.items(row, XK_XKJGDM, decidedBy.get(), decidedOn.get())
                : List.of();
        Optional<PermitContent> content = ended ? Optional.empty() : content(row, number, permitNumber);
        if (!row.fits()) return row.refused();
        var decision = new Decision(
                RecordKind.PERMIT,
                decidedBy.orElseThrow(),
                subject.orElseThrow(),
                decidedOn.orElseThrow(),
                number.orElseThrow(),
                permitNumber);
        if (ended) return new Row.EndOfPermit(row.line(), decision);
        return verdict.of(row, decision, content.orElseThrow(), items);
    }

    /** Whether the permit is valid; absent when the column does not say, which has then been complained about. */
    private static Optional<Boolean> status(RowCheck row) {
        Optional<String> text = CleanText.valueOf(row.raw(XK_ZT)).map(CleanText::halfWidth);
        return switch (row.required(XK_ZT, text).orElse("")) {
            case "1" -> Optional.of(true);
            case "0" -> Optional.of(false);
            case "" -> Optional.empty();
            default -> {
                row.complain(XK_ZT, IntakeReason.STATUS_MUST_BE_KNOWN);
                yield Optional.empty();
            }
        };
    }

    private static Optional<PermitContent> content(
            RowCheck row, Optional<String> number, Optional<String> permitNumber) {
        Optional<String> subjectName = row.requiredName(XK_XDR_MC, ContentLimits.NAME_MAX_BYTES);
        Optional<String> authority = row.requiredAuthorityName(XK_XKJG, ContentLimits.NAME_MAX_BYTES);
        Optional<String> title = row.requiredText(XK_XKWS, ContentLimits.TITLE_MAX_BYTES);
        Optional<String> kind = row.requiredText(XK_XKLB, ContentLimits.KIND_MAX_BYTES);
        Optional<String> certificate = row.text(XK_XKZS, ContentLimits.TITLE_MAX_BYTES);
        Optional<String> permitted = row.requiredText(XK_NR, ContentLimits.DECISION_MAX_BYTES);
        Optional<LocalDate> validFrom = row.date(XK_YXQZ);
        Optional<LocalDate> validUntil = row.end(XK_YXQZI);
        if (validFrom.isPresent() && validUntil.isPresent() && validUntil.get().isBefore(validFrom.get()))
            row.complain(XK_YXQZI, IntakeReason.PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS);
        var source = Source.of(row, XK_LYDW, XK_LYDWDM);
        Optional<String> remark = row.text(BZ, ContentLimits.REMARK_MAX_BYTES);
        if (!row.fits()) return Optional.empty();
        return row.whole(new PermitContent(
                subjectName.orElseThrow(),
                authority.orElseThrow(),
                title.orElseThrow(),
                number.orElseThrow(),
                kind.orElseThrow(),
                certificate,
                permitNumber,
                permitted.orElseThrow(),
                validFrom,
                validUntil,
                source,
                remark));
    }
}
