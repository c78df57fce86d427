package org.chengxin.intake;

import static org.chengxin.intake.IntakeReason.*;
import static org.chengxin.intake.RegistrationColumn.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    @Test
    void a_good_row_is_an_organisation() {
        assertEquals(
                new Row.Registration(
                        2,
                        new Uscc(Fixture.COMPANY),
                        "示例贸易有限公司",
                        LocalDate.of(2020, 1, 3),
                        Optional.of("示例市"),
                        Optional.of("东区")),
                Fixture.registration().row());
    }

    @Test
    void province_and_district_may_be_missing() {
        Row.Registration row =
                Fixture.registration().without(PROVINCE).with(DISTRICT, "— —").row(Row.Registration.class);
        assertEquals(Optional.empty(), row.province());
        assertEquals(Optional.empty(), row.district());
    }

    @Test
    void a_code_is_cleaned_of_width_small_letters_and_space() {
        StringBuilder wide = new StringBuilder();
        Fixture.COMPANY.chars().forEach(next -> wide.append((char) (next + 0xfee0)));
        for (String code : List.of(
                Fixture.COMPANY.toLowerCase(Locale.ROOT),
                wide.toString(),
                wide.toString().toLowerCase(Locale.ROOT),
                "\t" + Fixture.COMPANY + "\u3000",
                "\ufeff\u00a0" + Fixture.COMPANY + "\u200b"))
            assertEquals(
                    Fixture.COMPANY,
                    Fixture.registration()
                            .with(USCC, code)
                            .row(Row.Registration.class)
                            .uscc()
                            .text());
    }

    @Test
    void a_code_that_is_none_is_refused_for_what_is_wrong_with_it() {
        Fixture.registration().with(USCC, "").assertRefused(USCC, VALUE_MUST_BE_PRESENT);
        Fixture.registration().with(USCC, "/").assertRefused(USCC, VALUE_MUST_BE_PRESENT);
        Fixture.registration().with(USCC, "110101000000001").assertRefused(USCC, USCC_MUST_BE_WELL_FORMED);
        Fixture.registration().with(USCC, Fixture.COMPANY + "0").assertRefused(USCC, USCC_MUST_BE_WELL_FORMED);
        Fixture.registration()
                .with(USCC, Fixture.COMPANY.replace("MA", "MI"))
                .assertRefused(USCC, USCC_MUST_BE_WELL_FORMED);
        Fixture.registration().with(USCC, "9199 9999MA0000001").assertRefused(USCC, USCC_MUST_BE_WELL_FORMED);
        // Printed widely, and wrong all the same: its check character is 7.
        Fixture.registration().with(USCC, "91310115MA1H8R7C6D").assertRefused(USCC, USCC_CHECK_MUST_FIT);
    }

    @Test
    void every_wrong_check_character_is_found() {
        String body = Fixture.COMPANY.substring(0, 17);
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (check == Fixture.COMPANY.charAt(17)) continue;
            Fixture.registration().with(USCC, body + check).assertRefused(USCC, USCC_CHECK_MUST_FIT);
        }
    }

    @Test
    void a_sole_trader_is_refused_whatever_else_is_wrong_with_the_row() {
        Fixture.registration().with(USCC, Fixture.SOLE_TRADER).assertRefused(USCC, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        Fixture.registration()
                .with(USCC, "９２" + Fixture.SOLE_TRADER.substring(2).toLowerCase(Locale.ROOT))
                .with(NAME, "")
                .with(ESTABLISHED, "never")
                .assertRefused(USCC, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        Fixture.registration().with(USCC, "92").assertRefused(USCC, SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
    }

    @Test
    void a_name_must_be_there_fit_and_be_text() {
        Fixture.registration().with(NAME, " 　").assertRefused(NAME, VALUE_MUST_BE_PRESENT);
        Fixture.registration().with(NAME, "示".repeat(129)).assertRefused(NAME, TEXT_MUST_FIT);
        Fixture.registration().with(NAME, "示".repeat(128)).row(Row.Registration.class);
        Fixture.registration().with(NAME, "示例\ufffd公司").assertRefused(NAME, TEXT_MUST_BE_INTACT);
        Fixture.registration().with(NAME, "示例\u202e公司").assertRefused(NAME, TEXT_MUST_BE_INTACT);
        Fixture.registration().with(NAME, "示例\u0085公司").assertRefused(NAME, TEXT_MUST_BE_INTACT);
        Fixture.registration()
                .with(NAME, "示例公司" + Fixture.CITIZEN_NUMBER)
                .assertRefused(NAME, TEXT_MUST_HOLD_NO_CITIZEN_NUMBER);
    }

    @Test
    void a_name_keeps_its_signs() {
        String name = "示例（Ａ）Ｂ－１·Cafe\u0301 & 有限公司";
        assertEquals(
                name,
                Fixture.registration()
                        .with(NAME, "  " + name + " ")
                        .row(Row.Registration.class)
                        .name());
    }

    @Test
    void a_company_is_established_today_at_the_latest() {
        Fixture.registration().with(ESTABLISHED, Fixture.TODAY.toString()).row(Row.Registration.class);
        Fixture.registration()
                .with(ESTABLISHED, Fixture.TODAY.plusDays(1).toString())
                .assertRefused(ESTABLISHED, DATE_MUST_NOT_BE_IN_THE_FUTURE);
        Fixture.registration()
                .with(ESTABLISHED, "2099-12-31")
                .assertRefused(ESTABLISHED, DATE_MUST_NOT_BE_IN_THE_FUTURE);
        Fixture.registration().with(ESTABLISHED, "无").assertRefused(ESTABLISHED, VALUE_MUST_BE_PRESENT);
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Row.Refused refused = assertInstanceOf(
                Row.Refused.class,
                Fixture.registration()
                        .with(USCC, "1")
                        .with(NAME, "")
                        .with(ESTABLISHED, "x")
                        .row());
        assertEquals(
                List.of(USCC_MUST_BE_WELL_FORMED, VALUE_MUST_BE_PRESENT, DATE_MUST_BE_READABLE),
                refused.complaints().stream().map(Complaint::reason).toList());
    }
}
