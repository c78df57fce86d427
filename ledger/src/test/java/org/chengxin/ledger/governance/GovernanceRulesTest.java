package org.chengxin.ledger.governance;

import static org.chengxin.ledger.testing.TestGenesis.EDITION_2023;
import static org.chengxin.ledger.testing.TestGenesis.EDITION_2026;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** What a member may adopt, each rule in the order in which it is asked. */
class GovernanceRulesTest {

    private static final ItemId NEW_ITEM = new ItemId("AA-0001");
    private static final EditionId NEW_EDITION = new EditionId("SHILI-2030");
    private static final LocalDate NEW_YEAR_2030 = LocalDate.parse("2030-01-01");

    private final TestCity city = TestCity.found();

    @Test
    void the_member_takes_an_item_into_the_catalogue() {
        accepts(new AdoptCatalogueItem(permits(NEW_ITEM, "第一条")));
        assertEquals(permits(NEW_ITEM, "第一条"), item(NEW_ITEM));
        assertEquals(
                NEW_ITEM,
                city.view().find(new CatalogueKey()).orElseThrow().items().getFirst());
        assertEquals(
                4, city.view().find(new CatalogueKey()).orElseThrow().items().size());
    }

    @Test
    void the_member_puts_another_wording_in_the_place_of_an_item() {
        accepts(new AdoptCatalogueItem(permits(PERMITS, "第三条")));
        assertEquals("第三条", item(PERMITS).legalBasis());
        assertEquals(
                3, city.view().find(new CatalogueKey()).orElseThrow().items().size());
    }

    @Test
    void adopting_an_item_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(GovernanceReason.SENDER_MUST_BE_MEMBER, REGISTRAR, new AdoptCatalogueItem(item(PERMITS)));
        rejects(GovernanceReason.ITEM_IS_ALREADY_SO, OPERATOR, new AdoptCatalogueItem(item(PERMITS)));
        rejects(GovernanceReason.ITEM_MUST_KEEP_ITS_KIND, OPERATOR, new AdoptCatalogueItem(permits(PENALTIES, "第一条")));
    }

    @Test
    void the_catalogue_has_at_most_4096_items() {
        var state = new State(city.reader());
        for (int i = 3; i < CatalogueIndex.MAX; i++)
            new AdoptCatalogueItem.CatalogueItemAdopted(permits(new ItemId("MANY-" + i), "第一条")).evolve(state);
        rejects(GovernanceReason.CATALOGUE_MUST_HAVE_ROOM, state, new AdoptCatalogueItem(permits(NEW_ITEM, "第一条")));
        var again = new AdoptCatalogueItem(permits(PERMITS, "第三条"));
        assertEquals(
                new Outcome.Accepted(new AdoptCatalogueItem.CatalogueItemAdopted(permits(PERMITS, "第三条"))),
                again.decide(state, city.next(), Sender.of(OPERATOR.id())));
    }

    @Test
    void several_members_cannot_vote_yet() {
        var two = TestCity.found(genesis -> new Genesis(
                genesis.settings(),
                genesis.time(),
                genesis.validators(),
                List.of(OPERATOR.organisation(), REGISTRAR.organisation()),
                genesis.organisations(),
                genesis.items(),
                genesis.editions()));
        assertEquals(
                TransactionResult.refused(GovernanceReason.MEMBER_MUST_BE_THE_ONLY_ONE),
                two.submit(OPERATOR, new AdoptCatalogueItem(permits(NEW_ITEM, "第一条"))));
        assertEquals(
                TransactionResult.refused(GovernanceReason.MEMBER_MUST_BE_THE_ONLY_ONE),
                two.submit(REGISTRAR, new AdoptEdition(edition(EDITION_2026))));
    }

    @Test
    void a_successor_is_adopted_after_its_predecessor_got_its_last_day() {
        var successor = edition(NEW_EDITION, NEW_YEAR_2030, Optional.empty(), 12);
        rejects(GovernanceReason.EDITIONS_MUST_NOT_OVERLAP, OPERATOR, new AdoptEdition(successor));
        accepts(new AdoptEdition(until(edition(EDITION_2026), NEW_YEAR_2030)));
        rejects(GovernanceReason.EDITIONS_MUST_NOT_OVERLAP, OPERATOR, new AdoptEdition(successor));
        accepts(new AdoptEdition(until(edition(EDITION_2026), NEW_YEAR_2030.minusDays(1))));
        accepts(new AdoptEdition(successor));
        assertEquals(
                List.of(EDITION_2023, EDITION_2026, NEW_EDITION),
                city.view().find(new EditionsKey()).orElseThrow().editions());
    }

    @Test
    void adopting_an_edition_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(GovernanceReason.SENDER_MUST_BE_MEMBER, REGISTRAR, new AdoptEdition(edition(EDITION_2026)));
        rejects(GovernanceReason.EDITION_IS_ALREADY_SO, OPERATOR, new AdoptEdition(edition(EDITION_2026)));
        var others = edition(EDITION_2026, LocalDate.parse("2026-04-01"), Optional.empty(), 11);
        rejects(GovernanceReason.EDITION_MUST_KEEP_ITS_PERIODS, OPERATOR, new AdoptEdition(others));
        var earlier = edition(EDITION_2026, LocalDate.parse("2026-03-31"), Optional.empty(), 12);
        rejects(GovernanceReason.EDITION_MUST_KEEP_ITS_PERIODS, OPERATOR, new AdoptEdition(earlier));
        var longer = until(edition(EDITION_2023), LocalDate.parse("2026-04-01"));
        rejects(GovernanceReason.EDITIONS_MUST_NOT_OVERLAP, OPERATOR, new AdoptEdition(longer));
    }

    @Test
    void there_are_at_most_256_editions() {
        var state = new State(city.reader());
        for (int i = 2; i < EditionIndex.MAX; i++) {
            var day = LocalDate.parse("2000-01-01").plusDays(i);
            new AdoptEdition.EditionAdopted(edition(new EditionId("MANY-" + i), day, Optional.of(day), 12))
                    .evolve(state);
        }
        var day = LocalDate.parse("1999-01-01");
        rejects(
                GovernanceReason.EDITIONS_MUST_HAVE_ROOM,
                state,
                new AdoptEdition(edition(NEW_EDITION, day, Optional.of(day), 12)));
    }

    @Test
    void an_edition_is_in_force_from_its_first_day_to_its_last() {
        var edition = edition(EDITION_2023);
        assertEquals(
                List.of(false, true, true, false),
                List.of("2023-04-30", "2023-05-01", "2026-03-31", "2026-04-01").stream()
                        .map(LocalDate::parse)
                        .map(edition::inForceOn)
                        .toList());
    }

    @Test
    void data_that_contradicts_itself_is_no_data() {
        var item = permits(NEW_ITEM, "第一条");
        var day = item.inForceFrom();
        refuses(() -> edition(NEW_EDITION, day, Optional.of(day.minusDays(1)), 12));
        refuses(() -> edition(NEW_EDITION, day, Optional.empty(), 2));
        var minor = new DisplayPeriod(Level.MINOR, 0, 3, false);
        var general = new DisplayPeriod(Level.GENERAL, 3, 12, true);
        var serious = new DisplayPeriod(Level.SERIOUS, 12, 36, true);
        var exception = new PeriodException(PENALTIES, general, "示例");
        var another = new PeriodException(PERMITS, general, "示例");
        assertEquals(
                2,
                editionWith(List.of(minor, general, serious), List.of(exception, another))
                        .exceptions()
                        .size());
        refuses(() -> editionWith(List.of(minor, general), List.of()));
        refuses(() -> editionWith(List.of(minor, serious, general), List.of()));
        refuses(() -> editionWith(List.of(minor, general, general), List.of()));
        refuses(() -> editionWith(List.of(minor, general, serious), List.of(exception, exception)));
        refuses(() -> new DisplayPeriod(Level.MINOR, 0, 0, false));
        refuses(() -> new DisplayPeriod(Level.MINOR, -1, 3, false));
        refuses(() -> new LevelRule("", Level.MINOR));
        refuses(() -> itemWith(RecordKind.PERMIT, List.of(new LevelRule("罚款", Level.GENERAL)), Optional.of(60)));
        refuses(() -> itemWith(RecordKind.PERMIT, List.of(), Optional.empty()));
        refuses(() -> itemWith(RecordKind.PENALTY, List.of(), Optional.of(60)));
        refuses(() -> inForce(NEW_YEAR_2030, NEW_YEAR_2030.minusDays(1)));
        assertEquals(true, inForce(NEW_YEAR_2030, NEW_YEAR_2030).inForceOn(NEW_YEAR_2030));
        assertEquals(false, inForce(NEW_YEAR_2030, NEW_YEAR_2030).inForceOn(NEW_YEAR_2030.plusDays(1)));
        assertEquals(false, inForce(NEW_YEAR_2030, NEW_YEAR_2030).inForceOn(NEW_YEAR_2030.minusDays(1)));
        refuses(() -> itemWith(
                RecordKind.PENALTY,
                List.of(new LevelRule("罚款", Level.GENERAL), new LevelRule("罚款", Level.MINOR)),
                Optional.empty()));
    }

    private static CatalogueItem permits(ItemId id, String legalBasis) {
        return new CatalogueItem(
                id,
                RecordKind.PERMIT,
                "示例许可",
                "Example permit",
                legalBasis,
                LocalDate.parse("2020-01-01"),
                Optional.empty(),
                List.of(),
                Optional.of(12),
                Optional.empty(),
                false);
    }

    private static Edition editionWith(List<DisplayPeriod> periods, List<PeriodException> exceptions) {
        return new Edition(NEW_EDITION, "示例", "Example", NEW_YEAR_2030, Optional.empty(), periods, exceptions, false);
    }

    private static CatalogueItem itemWith(RecordKind kind, List<LevelRule> levels, Optional<Integer> months) {
        return new CatalogueItem(
                NEW_ITEM,
                kind,
                "示例",
                "Example",
                "第一条",
                LocalDate.parse("2020-01-01"),
                Optional.empty(),
                levels,
                months,
                Optional.empty(),
                false);
    }

    private static CatalogueItem inForce(LocalDate from, LocalDate until) {
        return new CatalogueItem(
                NEW_ITEM,
                RecordKind.PERMIT,
                "示例",
                "Example",
                "第一条",
                from,
                Optional.of(until),
                List.of(),
                Optional.of(12),
                Optional.empty(),
                false);
    }

    private static Edition edition(EditionId id, LocalDate from, Optional<LocalDate> until, int generalMonths) {
        return new Edition(
                id,
                "示例",
                "Example",
                from,
                until,
                List.of(
                        new DisplayPeriod(Level.MINOR, 0, 3, false),
                        new DisplayPeriod(Level.GENERAL, 3, generalMonths, true),
                        new DisplayPeriod(Level.SERIOUS, 12, 36, true)),
                List.of(),
                false);
    }

    private static Edition until(Edition edition, LocalDate last) {
        return new Edition(
                edition.id(),
                edition.citationZh(),
                edition.citationEn(),
                edition.from(),
                Optional.of(last),
                edition.periods(),
                edition.exceptions(),
                edition.unconfirmed());
    }

    private CatalogueItem item(ItemId id) {
        return city.view().find(new ItemKey(id)).orElseThrow();
    }

    private Edition edition(EditionId id) {
        return city.view().find(new EditionKey(id)).orElseThrow();
    }

    private void accepts(Transaction transaction) {
        assertEquals(TransactionResult.accepted(), city.submit(OPERATOR, transaction));
    }

    private void rejects(Reason reason, TestKey sender, Transaction transaction) {
        assertEquals(
                new Outcome.Rejected(reason), transaction.decide(city.view(), city.next(), Sender.of(sender.id())));
    }

    private void rejects(Reason reason, State state, Transaction transaction) {
        assertEquals(
                new Outcome.Rejected(reason), transaction.decide(state.view(), city.next(), Sender.of(OPERATOR.id())));
    }

    private static void refuses(Runnable make) {
        assertThrows(IllegalArgumentException.class, make::run);
    }
}
