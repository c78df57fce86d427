package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_NOT_HAVE_ENDED;
import static org.chengxin.ledger.credit.CreditReason.EDITION_MUST_BE_IN_FORCE;
import static org.chengxin.ledger.credit.CreditReason.LEVEL_MUST_BE_DISPLAYED;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.ItemId;

/**
 * Whether, by which edition and until when a record is displayed. Pure: the same editions, dates and time give the same
 * answer wherever it is asked.
 *
 * <p>A period of whole months from the date of the decision ends at 00:00 +08:00 of the date that many months later,
 * where a day that the month lacks becomes its last. From that instant the record is shown no more.
 */
public final class DisplayRule {

    private DisplayRule() {}

    /** What the rule says. */
    public sealed interface Judgement {}

    /**
     * The record may be displayed.
     *
     * @param edition the edition that it is judged by
     * @param until   time from which it is shown no more, in milliseconds
     */
    public record Displayed(EditionId edition, long until) implements Judgement {}

    /** The record may not be displayed, or not as asked. */
    public record Refused(CreditReason reason) implements Judgement {}

    /**
     * The period within which the end of display has to lie.
     *
     * @param edition   the edition that gives it
     * @param displayed whether records of the level are displayed at all
     * @param shortest  first date at whose start display may end
     * @param longest   date at whose start display ends by itself
     */
    public record Span(EditionId edition, boolean displayed, LocalDate shortest, LocalDate longest) {}

    /**
     * Judges a penalty.
     *
     * @param displayUntil date at whose start display is to end, when the publisher asks for less than the longest period
     * @param now          block time in milliseconds
     */
    public static Judgement ofPenalty(
            List<Edition> editions,
            ItemId item,
            Level level,
            LocalDate decidedOn,
            Optional<LocalDate> displayUntil,
            long now) {
        Optional<Span> found = span(editions, item, level, decidedOn, now);
        if (found.isEmpty()) return new Refused(EDITION_MUST_BE_IN_FORCE);
        Span span = found.get();
        if (!span.displayed()) return new Refused(LEVEL_MUST_BE_DISPLAYED);
        LocalDate end = displayUntil.orElse(span.longest());
        if (end.isAfter(span.longest())) return new Refused(DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD);
        if (end.isBefore(span.shortest())) return new Refused(DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD);
        return until(span.edition(), Beijing.startOf(end), now);
    }

    /**
     * Judges a permit, which is displayed through its last valid day or until the end of its item's longest period,
     * whichever is earlier.
     *
     * @param validUntil last valid day; absent when the permit has none
     * @param now        block time in milliseconds
     */
    public static Judgement ofPermit(
            List<Edition> editions, CatalogueItem item, LocalDate decidedOn, Optional<LocalDate> validUntil, long now) {
        Optional<Edition> edition = inForceOn(editions, decidedOn).or(() -> inForceOn(editions, Beijing.dateAt(now)));
        if (edition.isEmpty()) return new Refused(EDITION_MUST_BE_IN_FORCE);
        long longest = Beijing.endOfMonths(decidedOn, item.longestMonths().orElseThrow());
        long end = validUntil
                .map(lastDay -> Math.min(longest, Beijing.startOf(lastDay.plusDays(1))))
                .orElse(longest);
        return until(edition.get().id(), end, now);
    }

    /**
     * The span of a penalty's display under the edition that is better for its subject: of the one in force when it was
     * decided and the one in force now, the one that does not display it, then the one with the shorter longest period,
     * then the one with the shorter shortest period, then the one of the decision. A decision older than every edition
     * is judged by the one in force now.
     *
     * @param now time in milliseconds
     * @return empty when no edition is in force on either date
     */
    public static Optional<Span> span(List<Edition> editions, ItemId item, Level level, LocalDate decidedOn, long now) {
        Optional<Span> then = inForceOn(editions, decidedOn).map(edition -> span(edition, item, level, decidedOn));
        Optional<Span> today =
                inForceOn(editions, Beijing.dateAt(now)).map(edition -> span(edition, item, level, decidedOn));
        if (then.isEmpty()) return today;
        if (today.isEmpty()) return then;
        return BETTER_FOR_THE_SUBJECT.compare(today.get(), then.get()) < 0 ? today : then;
    }

    private static final Comparator<Edition> LATEST =
            Comparator.comparing(Edition::from).thenComparing(Edition::id);

    private static final Comparator<Span> BETTER_FOR_THE_SUBJECT =
            Comparator.comparing(Span::displayed).thenComparing(Span::longest).thenComparing(Span::shortest);

    private static Span span(Edition edition, ItemId item, Level level, LocalDate decidedOn) {
        DisplayPeriod period = edition.period(item, level);
        return new Span(
                edition.id(),
                period.displayedByDefault(),
                decidedOn.plusMonths(period.shortestMonths()),
                decidedOn.plusMonths(period.longestMonths()));
    }

    private static Judgement until(EditionId edition, long end, long now) {
        return end <= now ? new Refused(DISPLAY_MUST_NOT_HAVE_ENDED) : new Displayed(edition, end);
    }

    /** The edition in force on a date; the latest, should several be. */
    private static Optional<Edition> inForceOn(List<Edition> editions, LocalDate date) {
        Optional<Edition> found = Optional.empty();
        for (Edition edition : editions)
            if (edition.inForceOn(date) && (found.isEmpty() || LATEST.compare(edition, found.get()) >= 0))
                found = Optional.of(edition);
        return found;
    }
}
