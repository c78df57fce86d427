package org.chengxin.intake;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.credit.DisplayRule;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ItemId;

/** Decides, as far as the columns do, under which catalogue item a permit is displayed. */
final class PermitVerdict {

    private static final String OTHER = "其他";

    private final ImportRules rules;
    private final CatalogueChoice catalogue;

    PermitVerdict(ImportRules rules, CatalogueChoice catalogue) {
        this.rules = rules;
        this.catalogue = catalogue;
    }

    /**
     * The row, judged.
     *
     * @param items the items that it may belong to, at least one
     */
    Row of(RowCheck row, Decision decision, PermitContent content, List<CatalogueItem> items) {
        Optional<ItemId> named =
                StandardCatalogue.permitItem(content.permitKind().startsWith(OTHER) ? OTHER : content.permitKind());
        Optional<CatalogueItem> item = named.flatMap(id -> find(items, id)).or(() -> onlyOther(items));
        if (item.isPresent()) return displayed(row, decision, content, item.get());
        if (named.isPresent() && items.stream().allMatch(PermitVerdict::isStandard)) {
            row.complain(PermitColumn.XK_XKLB, IntakeReason.ITEM_MUST_BE_YOURS);
            return row.refused();
        }
        if (catalogue.isRetentionOver(items, decision.decidedOn())) {
            row.complain(IntakeReason.RETENTION_MUST_NOT_BE_OVER);
            return row.refused();
        }
        var verdict = new Verdict.Held(HoldReason.ITEM_IS_NOT_DECIDED, Optional.empty(), Optional.empty());
        return new Row.Permit(row.line(), decision, verdict, content.validUntil(), content, row.warnings());
    }

    private Row displayed(RowCheck row, Decision decision, PermitContent content, CatalogueItem item) {
        DisplayRule.Judgement judgement = DisplayRule.ofPermit(
                rules.editions(), item, decision.decidedOn(), content.validUntil(), Beijing.startOf(rules.today()));
        return switch (judgement) {
            case DisplayRule.Displayed _ ->
                new Row.Permit(
                        row.line(),
                        decision,
                        new Verdict.Classified(item.id(), Optional.empty()),
                        content.validUntil(),
                        content,
                        row.warnings());
            case DisplayRule.Refused(CreditReason reason) -> {
                row.complain(
                        reason == CreditReason.EDITION_MUST_BE_IN_FORCE
                                ? IntakeReason.EDITION_MUST_BE_IN_FORCE
                                : IntakeReason.DISPLAY_MUST_NOT_BE_OVER);
                yield row.refused();
            }
        };
    }

    private static Optional<CatalogueItem> find(List<CatalogueItem> items, ItemId id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The one item of a city's own catalogue, to which the template's kinds of permit say nothing. */
    private static Optional<CatalogueItem> onlyOther(List<CatalogueItem> items) {
        List<CatalogueItem> own =
                items.stream().filter(item -> !isStandard(item)).toList();
        return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
    }

    private static boolean isStandard(CatalogueItem item) {
        return StandardCatalogue.items().stream()
                .anyMatch(standard -> standard.id().equals(item.id()));
    }
}
