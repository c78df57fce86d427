package org.chengxin.intake;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.governance.CatalogueItem;

/** The catalogue items that the importing authority may use for a row. */
final class CatalogueChoice {

    private final ImportRules rules;
    private final RecordKind kind;

    CatalogueChoice(ImportRules rules, RecordKind kind) {
        this.rules = rules;
        this.kind = kind;
    }

    /**
     * The items of this kind in force on the day of the decision and today, in the order in which they were given. When
     * there is none, the row has got its complaint.
     */
    List<CatalogueItem> items(RowCheck row, Column authority, Uscc decidedBy, LocalDate decidedOn) {
        List<CatalogueItem> granted = rules.items().apply(decidedBy);
        if (granted.isEmpty()) {
            row.complain(authority, IntakeReason.AUTHORITY_MUST_BE_YOURS);
            return List.of();
        }
        List<CatalogueItem> usable = granted.stream()
                .filter(item -> item.kind() == kind && item.inForceOn(decidedOn) && item.inForceOn(rules.today()))
                .toList();
        if (usable.isEmpty()) row.complain(IntakeReason.ITEM_MUST_BE_YOURS);
        return usable;
    }

    /** Whether a held record would have to be erased already, under every item that it may belong to. */
    boolean isRetentionOver(List<CatalogueItem> items, LocalDate decidedOn) {
        return items.stream().allMatch(item -> item.retentionMonths()
                .filter(months -> !decidedOn.plusMonths(months).isAfter(rules.today()))
                .isPresent());
    }
}
