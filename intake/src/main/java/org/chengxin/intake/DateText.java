package org.chengxin.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as files write them: {@code 2020-01-03}, {@code 2020/1/3}, {@code 2020.1.3}, {@code 2020年1月3日},
 * {@code 20200103}, each also with a time of midnight. Another time of day may come from another time zone, where the date
 * is another, so it is not read.
 */
final class DateText {

    private static final String MIDNIGHT = "(?:[ T]+0{1,2}:00(?::00(?:\\.0+)?)?)?";
    private static final Pattern SEPARATED = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})" + MIDNIGHT);
    private static final Pattern CHINESE = Pattern.compile("([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日" + MIDNIGHT);
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})()([0-9]{2})([0-9]{2})(?:0{6})?");
    private static final Set<String> NO_END = new TreeSet<>(Set.of("长期", "长期有效", "永久", "永久有效"));

    private DateText() {}

    static Reading<LocalDate> read(String raw) {
        Optional<String> text = CleanText.valueOf(raw).map(CleanText::halfWidth);
        return text.isEmpty() ? Reading.nothing() : date(text.get());
    }

    /** A date until which something lasts; years from {@link FileLimits#NO_END_YEAR} on mean that it does not end. */
    static Reading<LocalDate> readEnd(String raw) {
        if (NO_END.contains(CleanText.of(raw))) return Reading.nothing();
        Reading<LocalDate> read = read(raw);
        boolean noEnd =
                read instanceof Reading.Value<LocalDate>(LocalDate date) && date.getYear() >= FileLimits.NO_END_YEAR;
        return noEnd ? Reading.nothing() : read;
    }

    /** Whether a clean text is a date and nothing else. */
    static boolean isDate(String clean) {
        return matcher(CleanText.halfWidth(clean)).isPresent();
    }

    private static Reading<LocalDate> date(String text) {
        Optional<Matcher> form = matcher(text);
        if (form.isEmpty()) return Reading.wrong(IntakeReason.DATE_MUST_BE_READABLE);
        Matcher parts = form.get();
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)));
            if (date.getYear() < FileLimits.EARLIEST_YEAR) return Reading.wrong(IntakeReason.DATE_MUST_BE_PLAUSIBLE);
            return Reading.of(date);
        } catch (DateTimeException noSuchDay) {
            return Reading.wrong(IntakeReason.DATE_MUST_EXIST);
        }
    }

    private static Optional<Matcher> matcher(String text) {
        for (Pattern form : new Pattern[] {SEPARATED, CHINESE, COMPACT}) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) return Optional.of(matcher);
        }
        return Optional.empty();
    }
}
