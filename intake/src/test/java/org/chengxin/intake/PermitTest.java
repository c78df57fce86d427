package org.chengxin.intake;

import static org.chengxin.intake.Fixture.RULES;
import static org.chengxin.intake.IntakeReason.*;
import static org.chengxin.intake.PermitColumn.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.DataSource;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.RecordIdentity;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ItemId;
import org.junit.jupiter.api.Test;

class PermitTest {

    @Test
    void a_good_row_is_classified_and_keeps_every_column_that_names_no_person() {
        assertEquals(
                new Row.Permit(
                        2,
                        new Decision(
                                RecordKind.PERMIT,
                                new Uscc(Fixture.AUTHORITY),
                                new Uscc(Fixture.COMPANY),
                                LocalDate.of(2026, 6, 1),
                                "示市监许〔2026〕1号",
                                Optional.of("JY19999990000001")),
                        new Verdict.Classified(StandardCatalogue.ORDINARY_PERMIT, Optional.empty()),
                        Optional.of(LocalDate.of(2029, 5, 31)),
                        new PermitContent(
                                "示例食品有限公司",
                                "示例市市场监督管理局",
                                "食品经营许可决定书",
                                "示市监许〔2026〕1号",
                                "普通",
                                Optional.of("食品经营许可证"),
                                Optional.of("JY19999990000001"),
                                "预包装食品销售",
                                Optional.of(LocalDate.of(2026, 6, 1)),
                                Optional.of(LocalDate.of(2029, 5, 31)),
                                Optional.of(new DataSource("示例市市场监督管理局", Optional.of(new Uscc(Fixture.AUTHORITY)))),
                                Optional.empty()),
                        List.of()),
                Fixture.permit().row());
    }

    @Test
    void a_record_id_follows_from_the_clean_decision() {
        Bytes secret = Bytes.owned(new byte[32]);
        Decision clean = Fixture.permit().row(Row.Permit.class).decision();
        Decision dirty = Fixture.permit()
                .with(XK_WSH, "　示市监许〔２０２６〕１号")
                .with(XK_XKBH, "ＪＹ19999990000001")
                .row(Row.Permit.class)
                .decision();
        assertEquals(clean.recordId(secret), dirty.recordId(secret));
        assertEquals(
                RecordIdentity.id(
                        secret,
                        new Uscc(Fixture.AUTHORITY),
                        RecordKind.PERMIT,
                        new Uscc(Fixture.COMPANY),
                        "示市监许〔2026〕1号",
                        Optional.of("JY19999990000001")),
                clean.recordId(secret));
    }

    @Test
    void a_permit_without_end_has_none() {
        for (String end : List.of("2099-12-31", "9999/12/31", "长期", "", "— —")) {
            Row.Permit row = Fixture.permit().with(XK_YXQZI, end).row(Row.Permit.class);
            assertEquals(Optional.empty(), row.validUntil(), end);
        }
    }

    @Test
    void a_permit_that_is_no_longer_valid_ends_the_display_of_its_record() {
        Row.EndOfPermit row = Fixture.permit()
                .with(XK_ZT, "０")
                .with(XK_NR, "")
                .with(XK_YXQZI, "2026-06-30")
                .row(Row.EndOfPermit.class);
        assertEquals(Fixture.permit().row(Row.Permit.class).decision(), row.decision());
        Fixture.permit().with(XK_ZT, "0").with(XK_WSH, "").assertRefused(XK_WSH, VALUE_MUST_BE_PRESENT);
    }

    @Test
    void a_permit_ends_whatever_has_become_of_its_item_and_of_the_entitlement() {
        ImportRules nothingAnyMore = Fixture.rules();
        assertInstanceOf(
                Row.EndOfPermit.class, Fixture.permit().with(XK_ZT, "0").row(nothingAnyMore));
        assertInstanceOf(Row.Refused.class, Fixture.permit().row(nothingAnyMore));
    }

    @Test
    void a_status_is_one_or_nought() {
        Fixture.permit().with(XK_ZT, "").assertRefused(XK_ZT, VALUE_MUST_BE_PRESENT);
        for (String status : List.of("2", "01", "1.0", "有效", "-1"))
            Fixture.permit().with(XK_ZT, status).assertRefused(XK_ZT, STATUS_MUST_BE_KNOWN);
    }

    @Test
    void a_kind_of_the_template_decides_the_item() {
        ImportRules all = Fixture.rules(
                StandardCatalogue.items().stream().map(CatalogueItem::id).toArray(ItemId[]::new));
        assertItem(all, "普通", StandardCatalogue.ORDINARY_PERMIT);
        assertItem(all, "特许", StandardCatalogue.CONCESSION);
        assertItem(all, "认可", StandardCatalogue.QUALIFICATION);
        assertItem(all, "核准", StandardCatalogue.VERIFICATION);
        assertItem(all, "登记", StandardCatalogue.REGISTRATION);
        assertItem(all, "其他", StandardCatalogue.OTHER_PERMIT);
        assertItem(all, "其他-备案", StandardCatalogue.OTHER_PERMIT);
        Row.Permit held = assertInstanceOf(
                Row.Permit.class, Fixture.permit().with(XK_XKLB, "普通;登记").row(all));
        assertEquals(
                new Verdict.Held(HoldReason.ITEM_IS_NOT_DECIDED, Optional.empty(), Optional.empty()), held.verdict());
        Fixture.permit().with(XK_XKLB, "登记").assertRefused(XK_XKLB, ITEM_MUST_BE_YOURS);
    }

    private static void assertItem(ImportRules rules, String kind, ItemId item) {
        Row.Permit row = assertInstanceOf(
                Row.Permit.class, Fixture.permit().with(XK_XKLB, kind).row(rules));
        assertEquals(new Verdict.Classified(item, Optional.empty()), row.verdict());
    }

    @Test
    void the_only_item_of_a_citys_own_catalogue_needs_no_kind() {
        CatalogueItem own = ownItem("FOOD-BUSINESS");
        Row.Permit row = assertInstanceOf(Row.Permit.class, Fixture.permit().row(rules(own)));
        assertEquals(new Verdict.Classified(own.id(), Optional.empty()), row.verdict());
        Row.Permit held =
                assertInstanceOf(Row.Permit.class, Fixture.permit().row(rules(own, ownItem("DRUG-BUSINESS"))));
        assertEquals(
                new Verdict.Held(HoldReason.ITEM_IS_NOT_DECIDED, Optional.empty(), Optional.empty()), held.verdict());
    }

    private static CatalogueItem ownItem(String id) {
        return new CatalogueItem(
                new ItemId(id),
                RecordKind.PERMIT,
                "示例",
                "Example",
                "示例",
                LocalDate.of(2020, 1, 1),
                Optional.empty(),
                List.of(),
                Optional.of(60),
                Optional.empty(),
                true);
    }

    private static ImportRules rules(CatalogueItem... items) {
        return new ImportRules(Fixture.TODAY, StandardCatalogue.editions(), authority -> List.of(items));
    }

    @Test
    void a_permit_whose_display_is_over_is_refused() {
        Fixture.permit().with(XK_YXQZI, "2026-11-23").assertRefused("-", DISPLAY_MUST_NOT_BE_OVER, RULES);
        assertInstanceOf(
                Row.Permit.class, Fixture.permit().with(XK_YXQZI, "2026-11-24").row());
        Fixture.permit().with(XK_JDRQ, "2021-11-24").assertRefused("-", DISPLAY_MUST_NOT_BE_OVER, RULES);
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        Fixture.permit().with(XK_YXQZ, "2029-06-01").assertRefused(XK_YXQZI, PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS);
        Fixture.permit().with(XK_YXQZ, "x").assertRefused(XK_YXQZ, DATE_MUST_BE_READABLE);
    }

    @Test
    void a_decision_of_tomorrow_is_refused() {
        Fixture.permit().with(XK_JDRQ, "2026-11-25").assertRefused(XK_JDRQ, DATE_MUST_NOT_BE_IN_THE_FUTURE);
    }

    @Test
    void columns_that_a_record_needs_must_be_filled() {
        for (PermitColumn column :
                List.of(XK_XDR_MC, XK_XDR_SHXYM, XK_XKWS, XK_WSH, XK_XKLB, XK_NR, XK_JDRQ, XK_XKJG, XK_XKJGDM, XK_ZT))
            Fixture.permit().with(column, "N/A").assertRefused(column, VALUE_MUST_BE_PRESENT);
        assertEquals(
                Optional.empty(),
                Fixture.permit()
                        .with(XK_XKBH, "无")
                        .row(Row.Permit.class)
                        .decision()
                        .permitNumber());
    }
}
