package org.chengxin.intake;

import static org.chengxin.intake.IntakeReason.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every number here is invented: the area 999999 does not exist, nor do numbers beginning with 154 or 0300. */
class PersonalDataTest {

    private static final PersonalData NOBODY = PersonalData.ofNobody();

    @Test
    void a_citizen_number_is_found_wherever_and_however_it_is_written() {
        String number = Fixture.CITIZEN_NUMBER;
        String withX = withCheckX();
        for (String text : List.of(
                number,
                "身份证号" + number + "，",
                "ID" + number + "号",
                withX,
                withX.toLowerCase(Locale.ROOT) + "驾驶",
                wide(number),
                number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14),
                number.substring(0, 6) + "-" + number.substring(6, 14) + "-" + number.substring(14),
                spaced(number, " ", 4, 8, 12, 16),
                spaced(number, " ", 2, 6, 10, 14),
                spaced(number, "-", 3, 6, 14, 17),
                spaced(number, "\u00a0", 6, 14)))
            assertEquals(Optional.of(TEXT_MUST_HOLD_NO_CITIZEN_NUMBER), NOBODY.inText(text), text);
    }

    private static String spaced(String number, String separator, int... places) {
        var text = new StringBuilder(number);
        for (int i = places.length - 1; i >= 0; i--) text.insert(places[i], separator);
        return text.toString();
    }

    @Test
    void a_number_with_another_check_is_none() {
        char check = Fixture.CITIZEN_NUMBER.charAt(17);
        for (char other : "0123456789X".toCharArray()) {
            String text = "编号" + Fixture.CITIZEN_NUMBER.substring(0, 17) + other;
            Optional<IntakeReason> found = NOBODY.inNumber(text);
            assertEquals(other == check, found.isPresent(), text);
        }
    }

    @Test
    void part_of_a_longer_number_is_none() {
        assertEquals(Optional.empty(), NOBODY.inText("1" + Fixture.CITIZEN_NUMBER));
        assertEquals(Optional.empty(), NOBODY.inText(Fixture.CITIZEN_NUMBER.substring(0, 17)));
    }

    @Test
    void the_code_of_an_organisation_is_no_citizen_number() {
        for (int i = 0; i < 5_000; i++) {
            String code = Fixture.uscc("9199999910%07d".formatted(i));
            assertEquals(Optional.empty(), NOBODY.inText(code), code);
        }
    }

    @Test
    void phone_numbers_are_found() {
        for (String text : List.of(
                "15400000000",
                "联系15400000000。",
                "154 0000 0000",
                "154-0000-0000",
                "+8615400000000",
                "86-15400000000",
                wide("15400000000"),
                "0300-29999999",
                "030029999999",
                "（0300）29999999",
                "(0300) 29999999",
                "0300-2999999",
                "+86-300-29999999",
                "电话：29999999",
                "联系方式 2999999")) assertEquals(Optional.of(TEXT_MUST_HOLD_NO_PHONE_NUMBER), NOBODY.inText(text), text);
    }

    @Test
    void other_numbers_are_no_phone_numbers() {
        for (String text : List.of(
                "2026-01-03",
                "20260103",
                "第124条",
                "罚款100000000元",
                "12000000000",
                "1540000000",
                "154000000000",
                "热线12345",
                "0.123456789",
                "示市监罚〔2026〕00012345号",
                "批号20260103001")) assertEquals(Optional.empty(), NOBODY.inText(text), text);
    }

    @Test
    void a_permit_may_have_digits_like_a_phones_in_its_number() {
        assertEquals(Optional.empty(), NOBODY.inNumber("15400000000"));
        assertEquals(Optional.of(TEXT_MUST_HOLD_NO_CITIZEN_NUMBER), NOBODY.inNumber(Fixture.CITIZEN_NUMBER));
    }

    @Test
    void the_legal_representative_is_found_by_name() {
        PersonalData people = new PersonalData(" 示 某某 ", "");
        for (String text : List.of("示某某驾驶", "示 某某", "由示某 某签字", "负责人：示某某"))
            assertEquals(Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE), people.inText(text), text);
        assertEquals(Optional.empty(), people.inText("示某"));
        assertEquals(Optional.empty(), people.inText("某某"));
    }

    @Test
    void a_name_is_found_whatever_stands_between_its_letters() {
        for (String representative : List.of("示某乙", "示·某乙", "示 某乙", "示-某乙", "示，某"))
            for (String text : List.of("由示某乙签字", "示·某乙", "示-某乙", "示，某乙", "示 某乙", "示\u3000某\u2800乙", "示1某《乙》", "⽰某乙"))
                assertEquals(
                        Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE),
                        new PersonalData(representative, "").inText(text),
                        representative + " in " + text);
        assertEquals(Optional.empty(), new PersonalData("示某乙", "").inText("示·某"));
        assertEquals(Optional.empty(), new PersonalData("示", "").inText("示·某乙"));
        assertEquals(
                Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE),
                new PersonalData("Jane  Example-Doe", "").inText("by J A N E ExampleDoe"));
    }

    @Test
    void the_number_of_a_document_may_not_name_the_representative() {
        PersonalData people = new PersonalData("示某某", "");
        assertEquals(Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE), people.inNumber("示许〔2026〕示某某1号"));
        assertEquals(Optional.empty(), people.inNumber("示许〔2026〕示某1号"));
    }

    @Test
    void a_representative_of_a_partner_is_found_too() {
        PersonalData people = new PersonalData("示例投资有限公司（委派代表：示某某）", "");
        assertEquals(Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE), people.inText("示某某到场"));
        assertEquals(Optional.of(TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE), people.inText("示例投资有限公司到场"));
        assertEquals(Optional.empty(), people.inText("委派代表到场"));
    }

    @Test
    void names_of_organisations_may_hold_a_name_but_no_number() {
        PersonalData people = new PersonalData("示某某", "");
        assertEquals(Optional.empty(), people.inName("示某某律师事务所"));
        assertEquals(Optional.of(TEXT_MUST_HOLD_NO_PHONE_NUMBER), people.inName("示例公司15400000000"));
    }

    @Test
    void the_representatives_document_is_found_whatever_kind_it_is() {
        PersonalData people = new PersonalData("", "E9999 9999");
        assertEquals(Optional.of(TEXT_MUST_HOLD_NO_CITIZEN_NUMBER), people.inText("护照e99999999"));
        assertEquals(Optional.of(TEXT_MUST_HOLD_NO_CITIZEN_NUMBER), people.inNumber("E99999999"));
        assertEquals(Optional.empty(), new PersonalData("", "无").inText("无"));
        assertEquals(Optional.empty(), new PersonalData("— —", "/").inText("— — /"));
    }

    private static String withCheckX() {
        for (int i = 100; i < 1000; i++) {
            String number = Fixture.citizen("99999919900101" + i);
            if (number.endsWith("X")) return number;
        }
        throw new AssertionError();
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(next -> wide.append((char) (next + 0xfee0)));
        return wide.toString();
    }
}
