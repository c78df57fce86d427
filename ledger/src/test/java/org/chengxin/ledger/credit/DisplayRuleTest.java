package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_NOT_HAVE_ENDED;
import static org.chengxin.ledger.credit.CreditReason.EDITION_MUST_BE_IN_FORCE;
import static org.chengxin.ledger.credit.CreditReason.LEVEL_MUST_BE_DISPLAYED;
import static org.chengxin.ledger.credit.Level.GENERAL;
import static org.chengxin.ledger.credit.Level.MINOR;
import static org.chengxin.ledger.credit.Level.SERIOUS;
import static org.chengxin.ledger.credit.StandardCatalogue.EDITION_2023;
import static org.chengxin.ledger.credit.StandardCatalogue.EDITION_2026;
import static org.chengxin.ledger.credit.StandardCatalogue.FOOD_PENALTY;
import static org.chengxin.ledger.credit.StandardCatalogue.PENALTY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.credit.DisplayRule.Displayed;
import org.chengxin.ledger.credit.DisplayRule.Judgement;
import org.chengxin.ledger.credit.DisplayRule.Refused;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.junit.jupiter.api.Test;

/** Which edition judges a record, and the instant at which its display ends. */
class DisplayRuleTest {

    private static final List<Edition> STANDARD = StandardCatalogue.editions();

    @Test
    void a_period_ends_at_midnight_in_beijing() {
        long end = ((Displayed) penalty(GENERAL, "2026-06-15", "2026-07-01")).until();
        assertEquals(Instant.parse("2027-06-14T16:00:00Z").toEpochMilli(), end);
    }

    @Test
    void a_day_that_the_month_lacks_becomes_its_last() {
        var oneMonthMore = List.of(edition("M", "2020-01-01", 1, 13));
        for (String[] days : List.of(
                new String[] {"2025-01-31", "2025-02-28", "2026-02-28"},
                new String[] {"2023-01-31", "2023-02-28", "2024-02-29"},
                new String[] {"2024-01-29", "2024-02-29", "2025-02-28"},
                new String[] {"2024-01-30", "2024-02-29", "2025-02-28"},
                new String[] {"2024-02-29", "2024-03-29", "2025-03-29"},
                new String[] {"2024-03-31", "2024-04-30", "2025-04-30"},
                new String[] {"2024-08-31", "2024-09-30", "2025-09-30"},
                new String[] {"2024-12-31", "2025-01-31", "2026-01-31"})) {
            var span = DisplayRule.span(oneMonthMore, PENALTY, GENERAL, date(days[0]), midnight(days[0]))
                    .orElseThrow();
            assertEquals(List.of(date(days[1]), date(days[2])), List.of(span.shortest(), span.longest()));
        }
    }

    @Test
    void a_leap_day_plus_a_year_ends_on_the_last_of_february() {
        assertEquals(new Displayed(EDITION_2026, midnight("2029-02-28")), penalty(GENERAL, "2028-02-29", "2028-03-01"));
    }

    @Test
    void decisions_until_2026_03_31_are_judged_by_the_edition_of_2023_as_long_as_it_is_in_force() {
        assertEquals(
                new Displayed(EDITION_2023, midnight("2029-03-31")),
                judge(PENALTY_ITEM, GENERAL, "2026-03-31", Optional.empty(), midnight("2026-04-01") - 1));
    }

    @Test
    void from_2026_04_01_in_beijing_the_newer_edition_judges_older_decisions_where_it_is_more_favourable() {
        assertEquals(
                new Displayed(EDITION_2026, midnight("2027-03-31")),
                judge(PENALTY_ITEM, GENERAL, "2026-03-31", Optional.empty(), midnight("2026-04-01")));
        assertEquals(
                new Displayed(EDITION_2026, midnight("2027-04-01")),
                judge(PENALTY_ITEM, GENERAL, "2026-04-01", Optional.empty(), midnight("2026-04-01")));
    }

    @Test
    void where_both_editions_end_alike_the_one_that_lets_the_publisher_shorten_more_judges() {
        assertEquals(new Displayed(EDITION_2023, midnight("2029-03-31")), penalty(SERIOUS, "2026-03-31", "2026-06-01"));
        assertEquals(
                new Displayed(EDITION_2023, midnight("2026-06-30")),
                penalty(SERIOUS, "2026-03-31", "2026-06-01", "2026-06-30"));
    }

    @Test
    void where_the_editions_say_the_same_the_one_of_the_decision_judges() {
        assertEquals(
                EDITION_2023,
                DisplayRule.span(STANDARD, FOOD_PENALTY, SERIOUS, date("2026-03-31"), midnight("2026-06-01"))
                        .orElseThrow()
                        .edition());
    }

    @Test
    void an_exception_for_an_item_goes_before_the_period_of_its_level() {
        var span = DisplayRule.span(STANDARD, FOOD_PENALTY, GENERAL, date("2026-01-10"), midnight("2026-02-01"))
                .orElseThrow();
        assertEquals(date("2027-01-10"), span.shortest());
        assertEquals(
                new Refused(DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD),
                judge(FOOD_ITEM, GENERAL, "2026-01-10", Optional.of("2027-01-09"), midnight("2026-02-01")));
        assertEquals(
                new Displayed(EDITION_2023, midnight("2027-01-10")),
                judge(FOOD_ITEM, GENERAL, "2026-01-10", Optional.of("2027-01-10"), midnight("2026-02-01")));
    }

    @Test
    void a_newer_edition_that_is_harsher_does_not_judge_older_decisions() {
        var harsher = List.of(edition("OLD", "2020-01-01", "2020-12-31", 3, 12), edition("NEW", "2021-01-01", 3, 36));
        assertEquals(
                new Displayed(new EditionId("OLD"), midnight("2021-12-31")),
                DisplayRule.ofPenalty(
                        harsher, PENALTY, GENERAL, date("2020-12-31"), Optional.empty(), midnight("2021-06-01")));
    }

    @Test
    void not_displayed_is_better_than_displayed_however_briefly_and_in_whichever_edition() {
        Edition open = edition("OPEN", "2020-01-01", "2020-12-31", 0, 1);
        Edition closed = closed("CLOSED", "2021-01-01");
        assertEquals(
                new Refused(LEVEL_MUST_BE_DISPLAYED),
                DisplayRule.ofPenalty(
                        List.of(open, closed),
                        PENALTY,
                        GENERAL,
                        date("2020-12-31"),
                        Optional.empty(),
                        midnight("2021-01-02")));
        Edition closedFirst = closed("CLOSED", "2019-01-01", "2019-12-31");
        assertEquals(
                new Refused(LEVEL_MUST_BE_DISPLAYED),
                DisplayRule.ofPenalty(
                        List.of(closedFirst, open),
                        PENALTY,
                        GENERAL,
                        date("2019-12-31"),
                        Optional.empty(),
                        midnight("2020-01-02")));
    }

    @Test
    void an_edition_between_the_two_is_not_looked_at() {
        var three = List.of(
                edition("A", "2020-01-01", "2020-12-31", 3, 36),
                edition("B", "2021-01-01", "2021-12-31", 3, 24),
                edition("C", "2022-01-01", 3, 30));
        assertEquals(
                new EditionId("C"),
                DisplayRule.span(three, PENALTY, GENERAL, date("2020-06-01"), midnight("2022-02-01"))
                        .orElseThrow()
                        .edition());
    }

    @Test
    void a_decision_older_than_every_edition_is_judged_by_the_one_in_force_now() {
        assertEquals(new Displayed(EDITION_2023, midnight("2026-04-30")), penalty(GENERAL, "2023-04-30", "2023-05-01"));
        assertEquals(new Refused(DISPLAY_MUST_NOT_HAVE_ENDED), penalty(SERIOUS, "2023-04-30", "2026-04-30"));
        assertEquals(new Displayed(EDITION_2026, midnight("2026-04-30")), penalty(SERIOUS, "2023-04-30", "2026-04-29"));
    }

    @Test
    void before_the_first_edition_nothing_is_judged() {
        assertEquals(new Refused(EDITION_MUST_BE_IN_FORCE), penalty(GENERAL, "2023-04-01", "2023-04-30"));
        assertEquals(
                new Refused(EDITION_MUST_BE_IN_FORCE),
                DisplayRule.ofPermit(
                        STANDARD, PERMIT_ITEM, date("2023-04-01"), Optional.empty(), midnight("2023-04-30")));
    }

    @Test
    void when_the_last_edition_has_run_out_the_one_of_the_decision_still_judges() {
        var ended = List.of(edition("OLD", "2020-01-01", "2020-12-31", 3, 36));
        assertEquals(
                new Displayed(new EditionId("OLD"), midnight("2023-06-01")),
                DisplayRule.ofPenalty(
                        ended, PENALTY, GENERAL, date("2020-06-01"), Optional.empty(), midnight("2021-06-01")));
    }

    @Test
    void an_earlier_end_shortens_but_never_below_the_shortest_period_and_a_later_one_is_refused() {
        assertEquals(
                new Refused(DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD),
                penalty(GENERAL, "2026-05-31", "2026-06-01", "2026-08-30"));
        assertEquals(
                new Displayed(EDITION_2026, midnight("2026-08-31")),
                penalty(GENERAL, "2026-05-31", "2026-06-01", "2026-08-31"));
        assertEquals(
                new Displayed(EDITION_2026, midnight("2027-05-31")),
                penalty(GENERAL, "2026-05-31", "2026-06-01", "2027-05-31"));
        assertEquals(
                new Refused(DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD),
                penalty(GENERAL, "2026-05-31", "2026-06-01", "2027-06-01"));
    }

    @Test
    void minor_penalties_are_displayed_under_neither_standard_edition() {
        assertEquals(new Refused(LEVEL_MUST_BE_DISPLAYED), penalty(MINOR, "2026-06-01", "2026-06-02"));
        assertEquals(new Refused(LEVEL_MUST_BE_DISPLAYED), penalty(MINOR, "2025-06-01", "2025-06-02"));
    }

    @Test
    void display_ends_at_its_instant_and_not_a_millisecond_later() {
        assertEquals(
                new Displayed(EDITION_2026, midnight("2027-06-15")),
                judge(PENALTY_ITEM, GENERAL, "2026-06-15", Optional.empty(), midnight("2027-06-15") - 1));
        assertEquals(
                new Refused(DISPLAY_MUST_NOT_HAVE_ENDED),
                judge(PENALTY_ITEM, GENERAL, "2026-06-15", Optional.empty(), midnight("2027-06-15")));
    }

    @Test
    void a_permit_is_displayed_through_its_last_valid_day() {
        assertEquals(
                new Displayed(EDITION_2026, midnight("2028-03-01")), permit("2026-06-15", Optional.of("2028-02-29")));
    }

    @Test
    void a_permit_is_displayed_no_longer_than_its_item_allows() {
        var longest = new Displayed(EDITION_2026, midnight("2031-06-15"));
        assertEquals(longest, permit("2026-06-15", Optional.empty()));
        assertEquals(longest, permit("2026-06-15", Optional.of("9999-12-31")));
        assertEquals(longest, permit("2026-06-15", Optional.of("2031-06-15")));
        assertEquals(longest, permit("2026-06-15", Optional.of("2031-06-14")));
        assertEquals(
                new Displayed(EDITION_2026, midnight("2031-06-14")), permit("2026-06-15", Optional.of("2031-06-13")));
    }

    @Test
    void a_permit_is_noted_under_the_edition_of_its_decision_or_else_of_today() {
        long now = midnight("2026-11-24");
        assertEquals(
                new Displayed(EDITION_2023, midnight("2031-03-31")),
                DisplayRule.ofPermit(STANDARD, PERMIT_ITEM, date("2026-03-31"), Optional.empty(), now));
        assertEquals(
                new Displayed(EDITION_2026, midnight("2028-04-30")),
                DisplayRule.ofPermit(STANDARD, PERMIT_ITEM, date("2023-04-30"), Optional.empty(), now));
    }

    private static final CatalogueItem PENALTY_ITEM = item("PENALTY");
    private static final CatalogueItem FOOD_ITEM = item("PENALTY-FOOD");
    private static final CatalogueItem PERMIT_ITEM = item("PERMIT-ORDINARY");

    private static CatalogueItem item(String id) {
        return StandardCatalogue.items().stream()
                .filter(item -> item.id().text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Judgement penalty(Level level, String decidedOn, String today) {
        return judge(PENALTY_ITEM, level, decidedOn, Optional.empty(), midnight(today));
    }

    private static Judgement penalty(Level level, String decidedOn, String today, String displayUntil) {
        return judge(PENALTY_ITEM, level, decidedOn, Optional.of(displayUntil), midnight(today));
    }

    private static Judgement judge(
            CatalogueItem item, Level level, String decidedOn, Optional<String> displayUntil, long now) {
        return DisplayRule.ofPenalty(
                STANDARD, item.id(), level, date(decidedOn), displayUntil.map(LocalDate::parse), now);
    }

    private static Judgement permit(String decidedOn, Optional<String> validUntil) {
        return DisplayRule.ofPermit(
                STANDARD, PERMIT_ITEM, date(decidedOn), validUntil.map(LocalDate::parse), midnight("2026-11-24"));
    }

    private static Edition edition(String id, String from, int shortest, int longest) {
        return edition(id, from, Optional.empty(), shortest, longest, true);
    }

    private static Edition edition(String id, String from, String until, int shortest, int longest) {
        return edition(id, from, Optional.of(until), shortest, longest, true);
    }

    private static Edition closed(String id, String from) {
        return edition(id, from, Optional.empty(), 3, 36, false);
    }

    private static Edition closed(String id, String from, String until) {
        return edition(id, from, Optional.of(until), 3, 36, false);
    }

    private static Edition edition(
            String id, String from, Optional<String> until, int shortest, int longest, boolean displayed) {
        var periods = new ArrayList<DisplayPeriod>();
        for (Level level : Level.values()) periods.add(new DisplayPeriod(level, shortest, longest, displayed));
        return new Edition(
                new EditionId(id),
                "示例修复办法",
                "Example repair rules",
                date(from),
                until.map(LocalDate::parse),
                periods,
                List.of(),
                true);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static long midnight(String text) {
        return Beijing.startOf(date(text));
    }
}
