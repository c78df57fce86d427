package org.chengxin.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.chengxin.encoding.Beijing;

/** Dates and times as the pages write them: Beijing's, at a fixed +08:00. */
final class Dates {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.ofHours(8));
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    private Dates() {}

    /** A time to the second. */
    static String second(long millis) {
        return SECOND.format(Instant.ofEpochMilli(millis));
    }

    /**
     * The last moment of something that ends at an instant: the day before when that is the start of a day, since
     * people read an end date as the last day; to the minute otherwise.
     */
    static String last(long endMillis) {
        LocalDate date = Beijing.dateAt(endMillis);
        if (Beijing.startOf(date) == endMillis) return date.minusDays(1).toString();
        return MINUTE.format(Instant.ofEpochMilli(endMillis));
    }

    /** How much of a span has passed, from 0 to 100. */
    static int percent(long from, long until, long now) {
        if (now <= from) return 0;
        if (now >= until || until <= from) return 100;
        return (int) ((now - from) * 100 / (until - from));
    }
}
