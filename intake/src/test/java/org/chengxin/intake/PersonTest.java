package org.chengxin.intake;

import static org.chengxin.intake.IntakeReason.*;
import static org.chengxin.intake.PenaltyColumn.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows about people do not go in, and nothing of them comes out. */
class PersonTest {

    private static final String SECRET = "示秘密";

    @Test
    void a_natural_person_is_refused_and_nothing_else_is_said() {
        Fixture.penalty().with(CF_XDR_LB, "自然人").assertRefused(CF_XDR_LB, SUBJECT_MUST_NOT_BE_A_NATURAL_PERSON);
        Fixture.penalty()
                .with(CF_XDR_LB, " 自然人")
                .with(CF_XDR_SHXYM, "")
                .with(CF_XDR_MC, SECRET)
                .with(CF_XDR_ZJHM, Fixture.CITIZEN_NUMBER)
                .with(CF_JDRQ, "x")
                .with(CF_CFLB, "行政拘留")
                .assertRefused(CF_XDR_LB, SUBJECT_MUST_NOT_BE_A_NATURAL_PERSON);
        Fixture.permit()
                .with(PermitColumn.XK_XDR_LB, "自然人")
                .assertRefused(PermitColumn.XK_XDR_LB, SUBJECT_MUST_NOT_BE_A_NATURAL_PERSON);
    }

    @Test
    void a_sole_trader_is_refused_by_kind_and_code() {
        Fixture.penalty()
                .with(CF_XDR_LB, "个体工商户")
                .with(CF_XDR_SHXYM, Fixture.SOLE_TRADER)
                .assertRefused(CF_XDR_LB, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        Fixture.penalty()
                .with(CF_XDR_LB, "个体工商户")
                .with(CF_XDR_SHXYM, "— —")
                .assertRefused(CF_XDR_LB, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        Fixture.penalty()
                .with(CF_XDR_LB, "")
                .with(CF_XDR_SHXYM, Fixture.SOLE_TRADER)
                .assertRefused(CF_XDR_SHXYM, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
    }

    @Test
    void a_kind_and_a_code_that_disagree_are_refused_as_such() {
        Fixture.penalty().with(CF_XDR_LB, "个体工商户").assertRefused(CF_XDR_SHXYM, SUBJECT_COLUMNS_MUST_AGREE);
        Fixture.penalty()
                .with(CF_XDR_SHXYM, Fixture.SOLE_TRADER)
                .assertRefused(CF_XDR_SHXYM, SUBJECT_COLUMNS_MUST_AGREE);
        Fixture.penalty()
                .with(CF_XDR_ZJHM, Fixture.CITIZEN_NUMBER)
                .assertRefused(CF_XDR_ZJHM, SUBJECT_COLUMNS_MUST_AGREE);
        Fixture.permit()
                .with(PermitColumn.XK_XDR_SHXYM, Fixture.SOLE_TRADER.toLowerCase(java.util.Locale.ROOT))
                .assertRefused(PermitColumn.XK_XDR_SHXYM, SUBJECT_COLUMNS_MUST_AGREE);
    }

    @Test
    void a_kind_that_is_missing_or_unknown_is_not_guessed() {
        Fixture.penalty().with(CF_XDR_LB, "").assertRefused(CF_XDR_LB, SUBJECT_KIND_MUST_BE_PRESENT);
        Fixture.penalty().with(CF_XDR_LB, "无").assertRefused(CF_XDR_LB, SUBJECT_KIND_MUST_BE_PRESENT);
        Fixture.penalty().with(CF_XDR_LB, "其他").assertRefused(CF_XDR_LB, SUBJECT_KIND_MUST_BE_KNOWN);
    }

    @Test
    void detention_is_refused_alone_joined_and_in_the_text() {
        for (String kinds : List.of("行政拘留", "罚款;行政拘留", "警告、行政拘留", "拘留", "行政拘\u200b留", "行政拘\n留", "行政 拘留"))
            Fixture.penalty().with(CF_CFLB, kinds).assertRefused(CF_CFLB, PENALTY_MUST_NOT_BE_DETENTION);
        for (String text : List.of("处以行政拘留五日", "处以拘留五日", "处以行政拘\ufeff留五日"))
            Fixture.penalty().with(CF_NR, text).assertRefused(CF_NR, PENALTY_MUST_NOT_BE_DETENTION);
    }

    @Test
    void a_text_that_names_a_person_is_refused_in_every_column_of_text() {
        for (PenaltyColumn column : List.of(CF_WFXW, CF_SY, CF_YJ, CF_NR, CF_NR_ZKDX, BZ)) {
            assertPersonRefused(Fixture.penalty(), column, CF_FRDB);
        }
        for (PermitColumn column : List.of(
                PermitColumn.XK_XKWS,
                PermitColumn.XK_NR,
                PermitColumn.XK_XKZS,
                PermitColumn.XK_XKLB,
                PermitColumn.BZ)) {
            assertPersonRefused(Fixture.permit(), column, PermitColumn.XK_FRDB);
        }
    }

    private static void assertPersonRefused(Fixture row, Column text, Column representative) {
        row.with(representative, SECRET);
        row.with(text, "当事人" + Fixture.CITIZEN_NUMBER).assertRefused(text, TEXT_MUST_HOLD_NO_CITIZEN_NUMBER);
        row.with(text, "电话15400000000").assertRefused(text, TEXT_MUST_HOLD_NO_PHONE_NUMBER);
        row.with(text, "当事人" + SECRET + "承认").assertRefused(text, TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE);
    }

    @Test
    void a_citizen_number_is_found_where_a_document_number_belongs() {
        Fixture.penalty().with(CF_WSH, Fixture.CITIZEN_NUMBER).assertRefused(CF_WSH, TEXT_MUST_HOLD_NO_CITIZEN_NUMBER);
        Fixture.permit()
                .with(PermitColumn.XK_XKBH, Fixture.CITIZEN_NUMBER)
                .assertRefused(PermitColumn.XK_XKBH, TEXT_MUST_HOLD_NO_CITIZEN_NUMBER);
    }

    @Test
    void a_person_is_found_in_the_number_of_a_decision() {
        assertPersonRefused(Fixture.penalty(), CF_WSH, CF_FRDB);
        assertPersonRefused(Fixture.permit(), PermitColumn.XK_WSH, PermitColumn.XK_FRDB);
        Fixture.permit()
                .with(PermitColumn.XK_XKBH, "示某某1号")
                .assertRefused(PermitColumn.XK_XKBH, TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE);
        Fixture.permit().with(PermitColumn.XK_XKBH, "15400000000").row(Row.Permit.class);
    }

    @Test
    void a_name_with_characters_between_that_nobody_sees_is_found() {
        for (String unseen : List.of("\u00ad", "\u200c", "\u2060", "\ufe00", "\u034f", "\u3164", "\udb40\udd00")) {
            String name = String.join(unseen, "示", "秘", "密");
            Fixture.penalty()
                    .with(CF_FRDB, SECRET)
                    .with(CF_SY, "当事人" + name)
                    .assertRefused(CF_SY, TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE);
            Fixture.penalty()
                    .with(CF_FRDB, name)
                    .with(CF_SY, "当事人" + SECRET)
                    .assertRefused(CF_SY, TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE);
        }
        Fixture.penalty().with(CF_SY, "当事人\u202e某").assertRefused(CF_SY, TEXT_MUST_BE_INTACT);
    }

    @Test
    void no_column_that_identifies_people_comes_out_of_a_good_row() {
        Fixture penalty = Fixture.penalty();
        for (PenaltyColumn column : List.of(
                CF_XDR_GSZC,
                CF_XDR_ZZJG,
                CF_XDR_SWDJ,
                CF_XDR_SYDW,
                CF_XDR_SHZZ,
                CF_FRDB,
                CF_FR_ZJLX,
                CF_FR_ZJHM,
                CF_XDR_ZJLX)) penalty.with(column, SECRET);
        assertFalse(penalty.row(Row.Penalty.class).toString().contains(SECRET));
        Fixture permit = Fixture.permit();
        for (PermitColumn column : List.of(
                PermitColumn.XK_XDR_GSZC,
                PermitColumn.XK_XDR_ZZJG,
                PermitColumn.XK_XDR_SWDJ,
                PermitColumn.XK_XDR_SYDW,
                PermitColumn.XK_XDR_SHZZ,
                PermitColumn.XK_FRDB,
                PermitColumn.XK_FR_ZJLX,
                PermitColumn.XK_FR_ZJHM,
                PermitColumn.XK_XDR_ZJLX)) permit.with(column, SECRET);
        assertFalse(permit.row(Row.Permit.class).toString().contains(SECRET));
    }

    @Test
    void no_value_of_a_refused_row_comes_out() {
        for (PenaltyColumn column : PenaltyColumn.values()) {
            for (String value : List.of(SECRET + "\ufffd", SECRET.repeat(6_000))) {
                Row row = Fixture.penalty().with(column, value).row();
                if (row instanceof Row.Refused refused)
                    assertFalse(refused.toString().contains(SECRET), column.header());
            }
        }
        byte[] header = (SECRET + "," + Fixture.penalty().csv()).getBytes(StandardCharsets.UTF_8);
        Fixture.assertFileRefused(FileKind.PENALTIES, header, 1, "#1", COLUMN_MUST_BE_KNOWN);
    }

    @Test
    void exactly_one_complaint_is_made_about_a_person() {
        Row.Refused refused =
                Fixture.penalty().with(CF_XDR_LB, "自然人").with(CF_JDRQ, "x").row(Row.Refused.class);
        assertEquals(1, refused.complaints().size());
    }
}
