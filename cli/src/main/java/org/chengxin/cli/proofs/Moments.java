package org.chengxin.cli.proofs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Beijing;

/** Times and durations as people type them. */
final class Moments {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{12,14}");

    private Moments() {}

    /** Milliseconds since 1970: of a date its beginning in Beijing, of a time with its offset, or milliseconds as such. */
    static long millis(String option, String text) {
        try {
            if (MILLIS.matcher(text).matches()) return Long.parseLong(text);
            if (text.length() == "2026-11-24".length()) return Beijing.startOf(LocalDate.parse(text));
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException notATime) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    option + " takes a date such as 2026-11-24 or a time such as 2026-11-24T12:00:00+08:00",
                    notATime);
        }
    }

    /** A number of seconds, minutes, hours or days. */
    static Duration duration(String option, String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches())
            throw new CommandFailure(ExitCode.USAGE, option + " takes a number with its unit: 90s, 30m, 24h, 7d");
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
