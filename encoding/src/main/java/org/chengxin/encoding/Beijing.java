package org.chengxin.encoding;

import java.time.LocalDate;

/** Dates as Beijing means them: at a fixed offset of +08:00, without a time zone database. */
public final class Beijing {

    private static final long OFFSET_MILLIS = 8L * 60 * 60 * 1000;
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private Beijing() {}

    /** The instant at which {@code date} begins, in milliseconds since 1970-01-01T00:00Z. */
    public static long startOf(LocalDate date) {
        return Math.subtractExact(Math.multiplyExact(date.toEpochDay(), DAY_MILLIS), OFFSET_MILLIS);
    }

    /** The date at an instant in milliseconds since 1970-01-01T00:00Z. */
    public static LocalDate dateAt(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(Math.addExact(millis, OFFSET_MILLIS), DAY_MILLIS));
    }

    /**
     * The instant at which a period of whole months from {@code from} ends: the start of {@code from} plus
     * {@code months}, where a day that the month lacks becomes its last.
     */
    public static long endOfMonths(LocalDate from, int months) {
        return startOf(from.plusMonths(months));
    }
}
