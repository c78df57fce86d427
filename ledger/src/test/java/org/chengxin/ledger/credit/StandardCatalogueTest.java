package org.chengxin.ledger.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.ItemId;
import org.junit.jupiter.api.Test;

/** What a city begins with. */
class StandardCatalogueTest {

    private static final List<CatalogueItem> ITEMS = StandardCatalogue.items();
    private static final List<Edition> EDITIONS = StandardCatalogue.editions();

    @Test
    void items_are_in_the_order_of_their_ids_and_no_id_is_twice() {
        List<ItemId> ids = ITEMS.stream().map(CatalogueItem::id).toList();
        assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
        assertEquals(12, ids.size());
    }

    @Test
    void every_item_cites_its_law_and_is_marked_unconfirmed() {
        for (CatalogueItem item : ITEMS) {
            assertTrue(item.legalBasis().startsWith("《中华人民共和国行政"), item.legalBasis());
            assertTrue(item.unconfirmed());
            assertTrue(item.retentionMonths().isPresent());
        }
    }

    @Test
    void each_kind_of_permit_of_the_template_has_its_item() {
        var found = new TreeSet<ItemId>();
        for (String kind : List.of("普通", "特许", "认可", "核准", "登记", "其他"))
            found.add(StandardCatalogue.permitItem(kind).orElseThrow());
        assertEquals(
                new TreeSet<>(ITEMS.stream()
                        .filter(item -> item.kind() == RecordKind.PERMIT)
                        .map(CatalogueItem::id)
                        .toList()),
                found);
        assertEquals(Optional.empty(), StandardCatalogue.permitItem("普通 "));
    }

    @Test
    void the_editions_follow_each_other_without_a_gap() {
        assertEquals("2023-05-01", EDITIONS.get(0).from().toString());
        assertEquals("2026-03-31", EDITIONS.get(0).until().orElseThrow().toString());
        assertEquals("2026-04-01", EDITIONS.get(1).from().toString());
        assertTrue(EDITIONS.get(1).until().isEmpty());
    }

    @Test
    void what_was_only_read_about_is_unconfirmed() {
        assertTrue(EDITIONS.get(0).unconfirmed());
        assertFalse(EDITIONS.get(1).unconfirmed());
    }

    @Test
    void the_kind_of_a_penalty_decides_its_level_where_the_law_does() {
        assertEquals(Optional.of(Level.MINOR), level("警告"));
        assertEquals(Optional.of(Level.MINOR), level("警告", "通报批评"));
        assertEquals(Optional.of(Level.GENERAL), level("没收违法所得、没收非法财物"));
        assertEquals(Optional.of(Level.GENERAL), level("降低资质等级"));
        assertEquals(Optional.of(Level.SERIOUS), level("限制从业"));
        assertEquals(Optional.of(Level.SERIOUS), level("责令关闭"));
    }

    @Test
    void of_several_kinds_the_gravest_governs() {
        assertEquals(Optional.of(Level.GENERAL), level("警告", "没收违法所得"));
        assertEquals(Optional.of(Level.SERIOUS), level("吊销许可证", "警告", "没收违法所得"));
    }

    @Test
    void what_the_kinds_do_not_decide_stays_open() {
        assertEquals(Optional.empty(), level("罚款"));
        assertEquals(Optional.empty(), level("警告", "罚款"));
        assertEquals(Optional.empty(), level("没收违法所得", "罚款"));
        assertEquals(Optional.empty(), level("暂扣或者吊销许可证、暂扣或者吊销执照"));
        assertEquals(Optional.empty(), level("责令停产停业"));
        assertEquals(Optional.empty(), level("行政拘留"));
        assertEquals(Optional.empty(), level("其他"));
        assertEquals(Optional.empty(), level());
    }

    @Test
    void an_open_kind_beside_the_gravest_level_leaves_nothing_open() {
        assertEquals(Optional.of(Level.SERIOUS), level("罚款", "吊销许可证"));
    }

    private static Optional<Level> level(String... kinds) {
        CatalogueItem penalty = ITEMS.stream()
                .filter(item -> item.id().equals(StandardCatalogue.PENALTY))
                .findFirst()
                .orElseThrow();
        return Classification.of(penalty, List.of(kinds));
    }
}
