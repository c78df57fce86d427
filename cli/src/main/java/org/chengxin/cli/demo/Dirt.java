package org.chengxin.cli.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** What real files have instead of clean values. */
final class Dirt {

    private static final List<String> NOTHING = List.of("", "无", "/", "N/A", "— —", "--");
    private static final List<String> DATES = List.of("yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "yyyy-MM-dd 00:00:00");

    private Dirt() {}

    /** One of the marks for "no value". */
    static String nothing(Random random) {
        return DemoCompanies.one(random, NOTHING);
    }

    /** A date in one of the forms that systems write. */
    static String date(Random random, LocalDate date) {
        String form = DemoCompanies.one(random, DATES);
        return date.format(DateTimeFormatter.ofPattern(form));
    }

    /** Digits and letters as wide as Chinese characters. */
    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(character -> wide.append((char) (character + 0xfee0)));
        return wide.toString();
    }
}
