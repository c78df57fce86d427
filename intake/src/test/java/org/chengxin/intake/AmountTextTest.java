package org.chengxin.intake;

import static org.chengxin.intake.IntakeReason.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmountTextTest {

    @Test
    void ten_thousand_yuan_are_a_million_fen() {
        Map<String, Long> amounts = Map.ofEntries(
                Map.entry("0", 0L),
                Map.entry("0.000001", 1L),
                Map.entry("0.0001", 100L),
                Map.entry("1", 1_000_000L),
                Map.entry("0.5", 500_000L),
                Map.entry("12.345678", 12_345_678L),
                Map.entry("007.50", 7_500_000L),
                Map.entry("0.5000000000", 500_000L),
                Map.entry("０．５", 500_000L),
                Map.entry(" 0.5 ", 500_000L),
                Map.entry("0.5万元", 500_000L),
                Map.entry("0.5 万元", 500_000L),
                Map.entry("1000000000", 1_000_000_000_000_000L));
        amounts.forEach((text, fen) -> assertEquals(Reading.of(fen), AmountText.read(text), text));
    }

    @Test
    void nothing_is_not_zero() {
        for (String text : List.of("", "/", "无", "— —", "N/A"))
            assertEquals(Reading.nothing(), AmountText.read(text), text);
    }

    @Test
    void what_is_not_a_plain_number_is_not_read() {
        for (String text : List.of(
                "-1", "+1", "1,000", "1e3", "5E-05", ".5", "5.", "0x1", "一万", "5000元", "0.5亿元", "万元", "1 000", "1.2.3",
                "NaN", "٣")) assertEquals(Reading.wrong(AMOUNT_MUST_BE_READABLE), AmountText.read(text), text);
    }

    @Test
    void fractions_of_a_fen_are_refused_not_rounded() {
        assertEquals(Reading.wrong(AMOUNT_MUST_BE_WHOLE_FEN), AmountText.read("0.0000001"));
        assertEquals(Reading.wrong(AMOUNT_MUST_BE_WHOLE_FEN), AmountText.read("1.2345678"));
    }

    @Test
    void amounts_end_somewhere() {
        assertEquals(Reading.wrong(AMOUNT_MUST_FIT), AmountText.read("1000000000.000001"));
        assertEquals(Reading.wrong(AMOUNT_MUST_FIT), AmountText.read("9".repeat(30)));
        assertEquals(Reading.wrong(AMOUNT_MUST_BE_READABLE), AmountText.read("9".repeat(31)));
    }
}
