package org.chengxin.intake;

import static org.chengxin.intake.Fixture.RULES;
import static org.chengxin.intake.IntakeReason.*;
import static org.chengxin.intake.PenaltyColumn.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.DataSource;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ItemId;
import org.junit.jupiter.api.Test;

class PenaltyTest {

    private static final ItemId ITEM = StandardCatalogue.PENALTY;

    @Test
    void a_good_row_is_classified_and_keeps_every_column_that_names_no_person() {
        Row.Penalty row = Fixture.penalty()
                .with(CF_CFLB, "罚款;降低资质等级;吊销许可证件")
                .with(CF_NR_FK, "1.5")
                .with(CF_NR_ZKDX, "食品经营许可证")
                .with(CF_YXQ, "2099-12-31")
                .with(CF_GSJZQ, "2028-01-01")
                .with(BZ, "备注")
                .row(Row.Penalty.class);
        assertEquals(
                new Row.Penalty(
                        2,
                        new Decision(
                                RecordKind.PENALTY,
                                new Uscc(Fixture.AUTHORITY),
                                new Uscc(Fixture.COMPANY),
                                LocalDate.of(2026, 6, 1),
                                "示市监罚〔2026〕1号",
                                Optional.empty()),
                        new Verdict.Classified(ITEM, Optional.of(Level.SERIOUS)),
                        Optional.of(LocalDate.of(2028, 1, 1)),
                        new PenaltyContent(
                                "示例食品有限公司",
                                "示例市市场监督管理局",
                                "示市监罚〔2026〕1号",
                                "经营超过保质期的食品",
                                "检查中发现货架上有超过保质期的食品",
                                "《中华人民共和国食品安全法》第一百二十四条",
                                List.of("罚款", "降低资质等级", "吊销许可证件"),
                                "没收违法所得",
                                Optional.of(1_500_000L),
                                Optional.of(50_000L),
                                Optional.of("食品经营许可证"),
                                Optional.empty(),
                                Optional.of(LocalDate.of(2028, 1, 1)),
                                Optional.of(new DataSource("示例市市场监督管理局", Optional.of(new Uscc(Fixture.AUTHORITY)))),
                                Optional.of("备注")),
                        List.of()),
                row);
    }

    @Test
    void the_same_decision_written_dirtily_is_the_same_decision() {
        Row.Penalty clean = Fixture.penalty().with(CF_WSH, "示监罚A1号").row(Row.Penalty.class);
        Row.Penalty dirty = Fixture.penalty()
                .with(CF_WSH, " 示监罚Ａ１号\t")
                .with(CF_JDRQ, "２０２６/6/1 0:00")
                .with(CF_XDR_SHXYM, Fixture.COMPANY.toLowerCase(java.util.Locale.ROOT))
                .with(CF_NR_FK, "— —")
                .with(BZ, "N/A")
                .row(Row.Penalty.class);
        assertEquals(clean, dirty);
    }

    @Test
    void kinds_are_separated_by_semicolons_and_by_commas_where_these_can_mean_nothing_else() {
        assertKinds("警告;罚款", "警告", "罚款");
        assertKinds("警告；罚款；", "警告", "罚款");
        assertKinds("警告、罚款", "警告", "罚款");
        assertKinds("警告，罚款", "警告", "罚款");
        assertKinds("警告;警告", "警告");
        assertKinds("没收违法所得、没收非法财物", "没收违法所得、没收非法财物");
        assertKinds("罚款、没收违法所得、没收非法财物", "罚款", "没收违法所得、没收非法财物");
        assertKinds("罚款、没收违法所得、没收非法财物、警告", "罚款", "没收违法所得、没收非法财物", "警告");
        assertKinds("没收违法所得、罚款", "没收违法所得", "罚款");
        assertKinds("暂扣或者吊销许可证、暂扣或者吊销执照", "暂扣或者吊销许可证、暂扣或者吊销执照");
        assertKinds("警告、暂扣或者吊销许可证、暂扣或者吊销执照", "警告", "暂扣或者吊销许可证、暂扣或者吊销执照");
        assertKinds("警告、其他措施", "警告、其他措施");
        assertKinds("警告、", "警告、");
        assertEquals(List.of("甲", "乙"), PenaltyKinds.of("甲、乙", Set.of("甲", "乙")));
        assertEquals(List.of("甲、乙"), PenaltyKinds.of("甲、乙", Set.of()));
    }

    private static void assertKinds(String text, String... kinds) {
        assertEquals(List.of(kinds), PenaltyKinds.of(text, Set.of()), text);
    }

    @Test
    void the_gravest_kind_governs() {
        assertClassified("警告;降低资质等级", Level.GENERAL);
        assertClassified("降低资质等级;责令关闭;警告", Level.SERIOUS);
        assertClassified("其他;责令关闭", Level.SERIOUS);
    }

    private static void assertClassified(String kinds, Level level) {
        assertEquals(
                new Verdict.Classified(ITEM, Optional.of(level)),
                Fixture.penalty()
                        .with(CF_CFLB, kinds)
                        .with(CF_NR_FK, "1")
                        .row(Row.Penalty.class)
                        .verdict());
    }

    @Test
    void what_the_columns_do_not_decide_is_held_and_the_reason_said() {
        assertHeld("其他", HoldReason.KIND_IS_OTHER);
        assertHeld("暂扣或者吊销许可证、暂扣或者吊销执照", HoldReason.KIND_JOINS_SUSPENSION_AND_REVOCATION);
        assertHeld("罚款", HoldReason.FINE_HAS_NO_THRESHOLD);
        assertHeld("责令改正", HoldReason.KIND_IS_UNKNOWN);
        assertHeld("警告;罚款", HoldReason.FINE_HAS_NO_THRESHOLD);
        assertHeld("降低资质等级;其他", HoldReason.KIND_IS_OTHER);
    }

    private static void assertHeld(String kinds, HoldReason reason) {
        Row.Penalty row =
                Fixture.penalty().with(CF_CFLB, kinds).with(CF_NR_FK, "1").row(Row.Penalty.class);
        assertEquals(new Verdict.Held(reason, Optional.of(ITEM), Optional.empty()), row.verdict());
        assertEquals(Optional.empty(), row.displayUntil());
    }

    @Test
    void a_minor_penalty_is_held_because_it_is_not_displayed() {
        assertEquals(
                new Verdict.Held(HoldReason.LEVEL_IS_NOT_DISPLAYED, Optional.of(ITEM), Optional.of(Level.MINOR)),
                Fixture.penalty().with(CF_CFLB, "警告").row(Row.Penalty.class).verdict());
    }

    @Test
    void the_law_decides_the_item_where_several_would_do() {
        ImportRules all = Fixture.rules(
                StandardCatalogue.items().stream().map(CatalogueItem::id).toArray(ItemId[]::new));
        assertItem(all, "《中华人民共和国食品安全法》第一百二十四条", StandardCatalogue.FOOD_PENALTY);
        assertItem(all, "《中华人民共和国药品管理法》第一百一十五条", StandardCatalogue.DRUG_PENALTY);
        assertItem(all, "《中华人民共和国特种设备安全法》第八十四条", StandardCatalogue.SPECIAL_EQUIPMENT_PENALTY);
        assertItem(all, "《中华人民共和国安全生产法》第九十七条", StandardCatalogue.WORK_SAFETY_PENALTY);
        assertItem(all, "《中华人民共和国消防法》第六十条", StandardCatalogue.FIRE_PENALTY);
        assertItem(all, "《中华人民共和国广告法》第五十五条", ITEM);
        assertItem(Fixture.rules(ITEM), "《中华人民共和国食品安全法》第一百二十四条", ITEM);
    }

    private static void assertItem(ImportRules rules, String law, ItemId item) {
        Row.Penalty row = assertInstanceOf(
                Row.Penalty.class, Fixture.penalty().with(CF_YJ, law).row(rules));
        assertEquals(new Verdict.Classified(item, Optional.of(Level.GENERAL)), row.verdict());
    }

    @Test
    void a_row_that_fits_several_items_is_held() {
        ImportRules two = Fixture.rules(StandardCatalogue.FIRE_PENALTY, StandardCatalogue.FOOD_PENALTY);
        for (String law : List.of("《中华人民共和国消防法》、《中华人民共和国食品安全法》", "《中华人民共和国广告法》第五十五条")) {
            Row.Penalty row = assertInstanceOf(
                    Row.Penalty.class, Fixture.penalty().with(CF_YJ, law).row(two));
            assertEquals(
                    new Verdict.Held(HoldReason.ITEM_IS_NOT_DECIDED, Optional.empty(), Optional.of(Level.GENERAL)),
                    row.verdict());
        }
    }

    @Test
    void display_until_a_later_day_than_the_law_allows_is_set_aside_with_a_warning() {
        assertDisplay("2027-06-02", Optional.empty(), WarningReason.DISPLAY_UNTIL_IS_TOO_LATE);
        assertDisplay("2027-06-01", Optional.empty());
        assertDisplay("2099-12-31", Optional.empty());
        assertDisplay("", Optional.empty());
    }

    @Test
    void display_until_an_earlier_day_shortens_but_not_below_the_shortest_period() {
        assertDisplay("2027-05-31", Optional.of(LocalDate.of(2027, 5, 31)));
        // Decided on 2026-09-01, so that the shortest period of three months is still running.
        Row.Penalty row = Fixture.penalty()
                .with(CF_JDRQ, "2026-09-01")
                .with(CF_GSJZQ, "2026-11-30")
                .row(Row.Penalty.class);
        assertEquals(Optional.of(LocalDate.of(2026, 12, 1)), row.displayUntil());
        assertEquals(List.of(new Warning("CF_GSJZQ", WarningReason.DISPLAY_UNTIL_IS_TOO_EARLY)), row.warnings());
        assertEquals(Optional.of(LocalDate.of(2026, 11, 30)), row.content().displayUntil());
    }

    private static void assertDisplay(String asked, Optional<LocalDate> until, WarningReason... warnings) {
        Row.Penalty row = Fixture.penalty().with(CF_GSJZQ, asked).row(Row.Penalty.class);
        assertEquals(until, row.displayUntil(), asked);
        assertEquals(
                List.of(warnings), row.warnings().stream().map(Warning::reason).toList(), asked);
    }

    @Test
    void a_record_whose_display_is_over_is_refused() {
        assertOver("2025-11-24", "", DISPLAY_MUST_NOT_BE_OVER);
        assertInstanceOf(
                Row.Penalty.class, Fixture.penalty().with(CF_JDRQ, "2025-11-25").row());
        assertOver("2026-06-01", "2026-11-24", DISPLAY_MUST_NOT_BE_OVER);
        assertInstanceOf(
                Row.Penalty.class,
                Fixture.penalty().with(CF_GSJZQ, "2026-11-25").row());
    }

    @Test
    void a_record_too_old_even_to_be_held_is_refused() {
        Fixture old = Fixture.penalty().with(CF_CFLB, "其他");
        old.with(CF_JDRQ, "2023-11-24").assertRefused("-", RETENTION_MUST_NOT_BE_OVER, RULES);
        assertInstanceOf(Row.Penalty.class, old.with(CF_JDRQ, "2023-11-25").row());
    }

    private static void assertOver(String decidedOn, String until, IntakeReason reason) {
        Fixture.penalty().with(CF_JDRQ, decidedOn).with(CF_GSJZQ, until).assertRefused("-", reason, RULES);
    }

    @Test
    void a_decision_of_tomorrow_is_refused() {
        Fixture.penalty().with(CF_JDRQ, "2026-11-25").assertRefused(CF_JDRQ, DATE_MUST_NOT_BE_IN_THE_FUTURE);
        Fixture.penalty().with(CF_JDRQ, "9999-12-31").assertRefused(CF_JDRQ, DATE_MUST_NOT_BE_IN_THE_FUTURE);
        assertInstanceOf(
                Row.Penalty.class, Fixture.penalty().with(CF_JDRQ, "2026-11-24").row());
    }

    @Test
    void an_authority_must_be_one_the_importer_may_sign_for() {
        Fixture.penalty().with(CF_CFJGDM, Fixture.ANOTHER_AUTHORITY).assertRefused(CF_CFJGDM, AUTHORITY_MUST_BE_YOURS);
        Fixture.penalty()
                .with(CF_SJLY, "另一示例机关")
                .with(CF_SJLYDM, Fixture.ANOTHER_AUTHORITY)
                .row(Row.Penalty.class);
        Fixture.penalty().assertRefused("-", ITEM_MUST_BE_YOURS, Fixture.rules(StandardCatalogue.ORDINARY_PERMIT));
        Fixture.penalty().with(CF_JDRQ, "2021-07-14").assertRefused("-", ITEM_MUST_BE_YOURS, RULES);
        Fixture.penalty()
                .assertRefused("-", EDITION_MUST_BE_IN_FORCE, new ImportRules(Fixture.TODAY, List.of(), RULES.items()));
    }

    @Test
    void an_authority_that_is_a_date_a_number_or_a_uuid_is_refused() {
        for (String name : List.of(
                "2026-01-01",
                "2026年1月1日",
                "20260101",
                "示市监罚〔2026〕1号",
                "示罚字[2026]第12号",
                "示罚字（2026）12",
                "示监罚第12号",
                "9f1b2c3d-0000-4000-8000-0123456789ab",
                "9F1B2C3D000040008000012345678900",
                "11999999MB0000001",
                "局")) {
            Fixture.penalty().with(CF_CFJG, name).assertRefused(CF_CFJG, AUTHORITY_MUST_BE_NAMED);
            Fixture.penalty().with(CF_SJLY, name).assertRefused(CF_SJLY, AUTHORITY_MUST_BE_NAMED);
        }
        Fixture.penalty().with(CF_CFJG, "").assertRefused(CF_CFJG, VALUE_MUST_BE_PRESENT);
        Fixture.penalty().with(CF_CFJGDM, "2026-01-01").assertRefused(CF_CFJGDM, USCC_MUST_BE_WELL_FORMED);
        Fixture.penalty().with(CF_CFJGDM, "无").assertRefused(CF_CFJGDM, VALUE_MUST_BE_PRESENT);
        Fixture.penalty()
                .with(CF_CFJGDM, Fixture.SOLE_TRADER)
                .assertRefused(CF_CFJGDM, AUTHORITY_MUST_NOT_BE_A_SOLE_TRADER);
        Fixture.penalty()
                .with(CF_SJLYDM, Fixture.SOLE_TRADER)
                .assertRefused(CF_SJLYDM, AUTHORITY_MUST_NOT_BE_A_SOLE_TRADER);
    }

    @Test
    void a_source_without_a_name_is_left_out_with_a_warning() {
        Row.Penalty row = Fixture.penalty().with(CF_SJLY, "/").row(Row.Penalty.class);
        assertEquals(Optional.empty(), row.content().source());
        assertEquals(List.of(new Warning("CF_SJLY", WarningReason.SOURCE_HAS_NO_NAME)), row.warnings());
        Row.Penalty neither =
                Fixture.penalty().with(CF_SJLY, "").with(CF_SJLYDM, "").row(Row.Penalty.class);
        assertEquals(List.of(), neither.warnings());
    }

    @Test
    void a_fine_without_an_amount_goes_in_with_a_warning() {
        Row.Penalty row = Fixture.penalty().with(CF_CFLB, "罚款;责令关闭").row(Row.Penalty.class);
        assertEquals(List.of(new Warning("CF_NR_FK", WarningReason.FINE_HAS_NO_AMOUNT)), row.warnings());
    }

    @Test
    void amounts_are_exact_or_refused() {
        assertEquals(
                Optional.of(1L),
                Fixture.penalty()
                        .with(CF_NR_FK, "0.000001")
                        .row(Row.Penalty.class)
                        .content()
                        .fineFen());
        Fixture.penalty().with(CF_NR_FK, "0.0000001").assertRefused(CF_NR_FK, AMOUNT_MUST_BE_WHOLE_FEN);
        Fixture.penalty().with(CF_NR_WFFF, "5000元").assertRefused(CF_NR_WFFF, AMOUNT_MUST_BE_READABLE);
    }

    @Test
    void columns_that_a_record_needs_must_be_filled() {
        for (PenaltyColumn column : List.of(
                CF_XDR_MC, CF_XDR_SHXYM, CF_WSH, CF_WFXW, CF_SY, CF_YJ, CF_CFLB, CF_NR, CF_JDRQ, CF_CFJG, CF_CFJGDM)) {
            Fixture.penalty().with(column, "").assertRefused(column, VALUE_MUST_BE_PRESENT);
            Fixture.penalty().with(column, "— —").assertRefused(column, VALUE_MUST_BE_PRESENT);
        }
        Fixture.penalty().with(CF_CFLB, ";；").assertRefused(CF_CFLB, VALUE_MUST_BE_PRESENT);
        Fixture.penalty()
                .with(CF_CFLB, "甲;乙;丙;丁;戊;己;庚;辛;壬;癸;子;丑;寅;卯;辰;巳;午")
                .assertRefused(CF_CFLB, PENALTY_KINDS_MUST_BE_FEW);
    }

    @Test
    void texts_are_as_long_as_the_template_allows() {
        assertInstanceOf(
                Row.Penalty.class,
                Fixture.penalty().with(CF_SY, "示".repeat(5_000)).row());
        Fixture.penalty().with(CF_SY, "示".repeat(5_001)).assertRefused(CF_SY, TEXT_MUST_FIT);
        Fixture.penalty().with(CF_WSH, "示".repeat(129)).assertRefused(CF_WSH, TEXT_MUST_FIT);
        Fixture.penalty().with(BZ, "示".repeat(513)).assertRefused(BZ, TEXT_MUST_FIT);
    }

    @Test
    void line_breaks_in_a_text_become_spaces() {
        assertEquals(
                "第一行 第二行 第三行",
                Fixture.penalty()
                        .with(CF_SY, "\n第一行\r\n第二行\n\n\t第三行\n")
                        .row(Row.Penalty.class)
                        .content()
                        .facts());
    }

    @Test
    void texts_that_fit_one_by_one_must_fit_together() {
        Fixture quotes = Fixture.penalty().with(CF_SY, "\"".repeat(15_000)).with(CF_WFXW, "\"".repeat(6_000));
        assertInstanceOf(
                Row.Penalty.class, quotes.with(CF_NR, "\"".repeat(11_000)).row());
        quotes.with(CF_NR, "\"".repeat(12_000)).assertRefused("-", TEXT_MUST_FIT, RULES);
    }
}
