package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BeijingTest {

    @Test
    void a_day_begins_eight_hours_before_it_does_in_greenwich() {
        assertEquals(Instant.parse("2026-03-31T16:00:00Z").toEpochMilli(), Beijing.startOf(LocalDate.of(2026, 4, 1)));
        assertEquals(-8L * 60 * 60 * 1000, Beijing.startOf(LocalDate.EPOCH));
    }

    @Test
    void summer_time_and_local_mean_time_never_existed_here() {
        // Beijing kept summer time in 1986 to 1991 and +08:05:43 before 1901; the rules know neither.
        assertEquals(Instant.parse("1988-06-30T16:00:00Z").toEpochMilli(), Beijing.startOf(LocalDate.of(1988, 7, 1)));
        assertEquals(Instant.parse("1899-12-31T16:00:00Z").toEpochMilli(), Beijing.startOf(LocalDate.of(1900, 1, 1)));
    }

    @Test
    void the_date_changes_at_the_first_millisecond_of_the_day() {
        long start = Beijing.startOf(LocalDate.of(2026, 4, 1));
        assertEquals(LocalDate.of(2026, 3, 31), Beijing.dateAt(start - 1));
        assertEquals(LocalDate.of(2026, 4, 1), Beijing.dateAt(start));
        assertEquals(LocalDate.of(2026, 4, 1), Beijing.dateAt(start + 86_399_999));
        assertEquals(LocalDate.of(1970, 1, 1), Beijing.dateAt(0));
        assertEquals(LocalDate.of(1969, 12, 31), Beijing.dateAt(-8L * 60 * 60 * 1000 - 1));
    }

    @Test
    void a_day_that_the_month_lacks_becomes_its_last() {
        assertEnd("2026-02-28", "2025-11-30", 3);
        assertEnd("2028-02-29", "2027-11-30", 3);
        assertEnd("2026-02-28", "2026-01-31", 1);
        assertEnd("2024-02-29", "2024-01-31", 1);
        assertEnd("2025-02-28", "2024-02-29", 12);
        assertEnd("2028-02-29", "2024-02-29", 48);
        assertEnd("2027-02-28", "2024-02-29", 36);
        assertEnd("2026-04-30", "2026-03-31", 1);
        assertEnd("2027-01-31", "2026-12-31", 1);
        assertEnd("2027-03-28", "2027-02-28", 1);
        assertEnd("2026-05-15", "2026-05-15", 0);
        assertEnd("2100-02-28", "2099-11-30", 3);
    }

    private static void assertEnd(String end, String from, int months) {
        assertEquals(Beijing.startOf(LocalDate.parse(end)), Beijing.endOfMonths(LocalDate.parse(from), months), from);
    }
}
