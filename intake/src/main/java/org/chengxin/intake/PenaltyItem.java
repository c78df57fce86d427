package org.chengxin.intake;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ItemId;

/**
 * Which catalogue item a penalty belongs to, where the importing authority may use several. The law that a penalty rests
 * on ({@code CF_YJ}) decides its field; a law of none of the fields that have an item of their own belongs to the general
 * item. Laws of two fields decide nothing.
 */
final class PenaltyItem {

    /** What the titles of the laws and regulations of a field have in common. */
    private record Field(String title, ItemId item) {}

    private static final List<Field> FIELDS = List.of(
            new Field("食品安全", StandardCatalogue.FOOD_PENALTY),
            new Field("药品管理", StandardCatalogue.DRUG_PENALTY),
            new Field("疫苗管理", StandardCatalogue.DRUG_PENALTY),
            new Field("特种设备安全", StandardCatalogue.SPECIAL_EQUIPMENT_PENALTY),
            new Field("安全生产", StandardCatalogue.WORK_SAFETY_PENALTY),
            new Field("消防", StandardCatalogue.FIRE_PENALTY));

    private PenaltyItem() {}

    /**
     * The item, where it is decided.
     *
     * @param items      the items that the authority may use, at least one
     * @param legalBasis the laws that the penalty rests on
     */
    static Optional<CatalogueItem> of(List<CatalogueItem> items, String legalBasis) {
        if (items.size() == 1) return Optional.of(items.getFirst());
        List<ItemId> cited = FIELDS.stream()
                .filter(field -> legalBasis.contains(field.title()))
                .map(Field::item)
                .distinct()
                .toList();
        if (cited.size() > 1) return Optional.empty();
        ItemId decided = cited.isEmpty() ? StandardCatalogue.PENALTY : cited.getFirst();
        return items.stream().filter(item -> item.id().equals(decided)).findFirst();
    }
}
