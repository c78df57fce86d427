package org.chengxin.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.encoding.Beijing;
import org.chengxin.intake.Verdict.Classified;
import org.chengxin.intake.Verdict.Held;
import org.chengxin.ledger.credit.Classification;
import org.chengxin.ledger.credit.DisplayRule;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.governance.CatalogueItem;

/** Decides, as far as the columns do, at what level and until when a penalty is displayed. */
final class PenaltyVerdict {

    private final ImportRules rules;
    private final CatalogueChoice catalogue;

    PenaltyVerdict(ImportRules rules, CatalogueChoice catalogue) {
        this.rules = rules;
        this.catalogue = catalogue;
    }

    /**
     * The row, judged.
     *
     * @param items the items that it may belong to, at least one
     */
    Row of(RowCheck row, Decision decision, PenaltyContent content, List<CatalogueItem> items) {
        Optional<CatalogueItem> decided = PenaltyItem.of(items, content.legalBasis());
        if (decided.isEmpty())
            return held(
                    row,
                    decision,
                    content,
                    items,
                    new Held(HoldReason.ITEM_IS_NOT_DECIDED, Optional.empty(), commonLevel(items, content)));
        CatalogueItem item = decided.get();
        Optional<Level> level = Classification.of(item, content.penaltyKinds());
        if (level.isEmpty())
            return held(
                    row,
                    decision,
                    content,
                    items,
                    new Held(undecided(item, content.penaltyKinds()), Optional.of(item.id()), Optional.empty()));

        long now = Beijing.startOf(rules.today());
        Optional<DisplayRule.Span> found =
                DisplayRule.span(rules.editions(), item.id(), level.get(), decision.decidedOn(), now);
        if (found.isEmpty()) {
            row.complain(IntakeReason.EDITION_MUST_BE_IN_FORCE);
            return row.refused();
        }
        DisplayRule.Span span = found.get();
        if (!span.displayed())
            return held(
                    row,
                    decision,
                    content,
                    items,
                    new Held(HoldReason.LEVEL_IS_NOT_DISPLAYED, Optional.of(item.id()), level));
        LocalDate end = end(row, span, content.displayUntil());
        if (!end.isAfter(rules.today())) {
            row.complain(IntakeReason.DISPLAY_MUST_NOT_BE_OVER);
            return row.refused();
        }
        return new Row.Penalty(
                row.line(),
                decision,
                new Classified(item.id(), level),
                end.equals(span.longest()) ? Optional.empty() : Optional.of(end),
                content,
                row.warnings());
    }

    private Row held(RowCheck row, Decision decision, PenaltyContent content, List<CatalogueItem> items, Held verdict) {
        if (catalogue.isRetentionOver(items, decision.decidedOn())) {
            row.complain(IntakeReason.RETENTION_MUST_NOT_BE_OVER);
            return row.refused();
        }
        return new Row.Penalty(row.line(), decision, verdict, Optional.empty(), content, row.warnings());
    }

    /** The day on which display ends: what was asked for, within what the law allows. */
    private static LocalDate end(RowCheck row, DisplayRule.Span span, Optional<LocalDate> asked) {
        if (asked.isEmpty()) return span.longest();
        if (asked.get().isAfter(span.longest())) {
            row.warn(PenaltyColumn.CF_GSJZQ, WarningReason.DISPLAY_UNTIL_IS_TOO_LATE);
            return span.longest();
        }
        if (asked.get().isBefore(span.shortest())) {
            row.warn(PenaltyColumn.CF_GSJZQ, WarningReason.DISPLAY_UNTIL_IS_TOO_EARLY);
            return span.shortest();
        }
        return asked.get();
    }

    /** The level that all items agree on. */
    private static Optional<Level> commonLevel(List<CatalogueItem> items, PenaltyContent content) {
        Set<Optional<Level>> levels = items.stream()
                .map(item -> Classification.of(item, content.penaltyKinds()))
                .collect(Collectors.toSet());
        return levels.size() == 1 ? levels.iterator().next() : Optional.empty();
    }

    /** Why the kinds do not decide a level, by the first that does not. */
    private static HoldReason undecided(CatalogueItem item, List<String> kinds) {
        String kind = kinds.stream()
                .filter(each -> item.level(each).isEmpty())
                .findFirst()
                .orElseThrow();
        return switch (kind) {
            case PenaltyKinds.OTHER -> HoldReason.KIND_IS_OTHER;
            case PenaltyKinds.FINE -> HoldReason.FINE_HAS_NO_THRESHOLD;
            case PenaltyKinds.SUSPENSION_OR_REVOCATION -> HoldReason.KIND_JOINS_SUSPENSION_AND_REVOCATION;
            default -> HoldReason.KIND_IS_UNKNOWN;
        };
    }
}
