package org.chengxin.intake;

import static org.chengxin.intake.IntakeReason.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateTextTest {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 3);

    @Test
    void a_date_is_read_in_all_forms_that_files_have() {
        for (String form : List.of(
                "2020-01-03",
                "2020-1-3",
                "2020/1/3",
                "2020/01/03",
                "2020.1.3",
                "20200103",
                "2020年1月3日",
                "2020年01月03日",
                "2020-01-03 00:00:00",
                "2020-01-03 00:00:00.0",
                "2020-01-03T00:00:00",
                "2020/1/3 0:00",
                "2020/1/3 0:00:00",
                "20200103000000",
                "　２０２０-０１-０３ ",
                "２０２０／１／３")) assertEquals(Reading.of(DAY), DateText.read(form), form);
    }

    @Test
    void marks_for_nothing_are_nothing() {
        for (String mark :
                List.of("", " ", "— —", "——", "—", "-", "--", "无", "/", "//", "N/A", "n/a", "null", "NULL", "　", "／"))
            assertEquals(Reading.nothing(), DateText.read(mark), mark);
    }

    @Test
    void what_could_be_another_day_is_not_read() {
        for (String form : List.of(
                "2020-01-02 16:00:00",
                "2020-01-03 00:00:01",
                "2020-01-03T00:00:00Z",
                "2020-01-03 24:00:00",
                "2020-01",
                "2020",
                "03/01/2020",
                "1/3/2020",
                "20-01-03",
                "2020-01/03",
                "202013",
                "43833",
                "2020 01 03",
                "2020-01-03-",
                "二〇二〇年一月三日",
                "昨天")) assertEquals(Reading.wrong(DATE_MUST_BE_READABLE), DateText.read(form), form);
    }

    @Test
    void a_day_that_never_was_is_said_to_be_so() {
        for (String form : List.of("2026-02-29", "2026-02-30", "20261301", "2026/0/1", "2026-4-31", "0000-00-00"))
            assertEquals(Reading.wrong(DATE_MUST_EXIST), DateText.read(form), form);
        assertEquals(Reading.of(LocalDate.of(2024, 2, 29)), DateText.read("2024-02-29"));
    }

    @Test
    void a_date_of_another_age_is_not_believed() {
        assertEquals(Reading.wrong(DATE_MUST_BE_PLAUSIBLE), DateText.read("1899-12-31"));
        assertEquals(Reading.wrong(DATE_MUST_BE_PLAUSIBLE), DateText.read("0001-01-01"));
        assertEquals(Reading.of(LocalDate.of(1900, 1, 1)), DateText.read("1900-01-01"));
    }

    @Test
    void an_end_in_2099_or_9999_is_no_end() {
        for (String form : List.of("2099-12-31", "2099/1/1", "9999-12-31", "99991231", "长期", "长期有效", "永久", "无", ""))
            assertEquals(Reading.nothing(), DateText.readEnd(form), form);
        assertEquals(Reading.of(LocalDate.of(2098, 12, 31)), DateText.readEnd("2098-12-31"));
        assertEquals(Reading.wrong(DATE_MUST_EXIST), DateText.readEnd("2099-02-30"));
        assertTrue(DateText.read("9999-12-31") instanceof Reading.Value);
    }
}
