package org.chengxin.ledger.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.credit.Level;

/**
 * A version of the rules of display, as data.
 *
 * @param id          its id
 * @param citationZh  the instrument, in Chinese
 * @param citationEn  the instrument, in English
 * @param from        first day in force
 * @param until       last day in force; absent while it has no end
 * @param periods     the display period of each level, from minor to serious
 * @param exceptions  other periods for single catalogue items
 * @param unconfirmed whether its data still has to be checked against the instrument
 */
public record Edition(
        EditionId id,
        String citationZh,
        String citationEn,
        LocalDate from,
        Optional<LocalDate> until,
        List<DisplayPeriod> periods,
        List<PeriodException> exceptions,
        boolean unconfirmed) {

    /** Most bytes of a citation. */
    public static final int CITATION_MAX_BYTES = 512;
    /** Most exceptions. */
    public static final int EXCEPTIONS_MAX = 256;

    /** Checks the shape. */
    public Edition {
        Limits.text("citationZh", citationZh, CITATION_MAX_BYTES);
        Limits.text("citationEn", citationEn, CITATION_MAX_BYTES);
        if (until.isPresent() && until.get().isBefore(from)) throw new IllegalArgumentException("until is before from");
        periods = List.copyOf(periods);
        if (!periods.stream().map(DisplayPeriod::level).toList().equals(List.of(Level.values())))
            throw new IllegalArgumentException("periods names each level once, from minor to serious");
        exceptions = List.copyOf(exceptions);
        Limits.within("exceptions", exceptions.size(), 0, EXCEPTIONS_MAX);
        for (int i = 1; i < exceptions.size(); i++)
            if (exceptions.subList(0, i).stream().anyMatch(exceptions.get(i)::collidesWith))
                throw new IllegalArgumentException("exceptions names a level of an item twice");
    }

    /** Whether the edition is in force on a Beijing date. */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(from) && (until.isEmpty() || !date.isAfter(until.get()));
    }

    /** The display period of penalties of a level under a catalogue item. */
    public DisplayPeriod period(ItemId item, Level level) {
        for (PeriodException exception : exceptions)
            if (exception.item().equals(item) && exception.period().level() == level) return exception.period();
        return period(level);
    }

    /** The display period of penalties of a level in general. */
    public DisplayPeriod period(Level level) {
        for (DisplayPeriod period : periods) if (period.level() == level) return period;
        throw new IllegalStateException("each level has its period");
    }

    /** Whether the two editions judge alike from the same day on. */
    boolean hasPeriodsOf(Edition other) {
        return from.equals(other.from) && periods.equals(other.periods) && exceptions.equals(other.exceptions);
    }

    /** Whether the two editions are in force on a common day. */
    boolean overlaps(Edition other) {
        return inForceOn(other.from) || other.inForceOn(from);
    }
}
