package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.DECISION_MUST_NOT_BE_IN_THE_FUTURE;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD;
import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_NOT_HAVE_ENDED;
import static org.chengxin.ledger.credit.CreditReason.EDITION_MUST_BE_IN_FORCE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_IN_CATALOGUE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_IN_FORCE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_OF_THIS_KIND;
import static org.chengxin.ledger.credit.CreditReason.LEVEL_MUST_BE_DISPLAYED;
import static org.chengxin.ledger.credit.CreditReason.LEVEL_MUST_BE_ONE_OF_THE_ITEM;
import static org.chengxin.ledger.credit.CreditReason.RECORD_ID_MUST_BE_NEW;
import static org.chengxin.ledger.credit.CreditReason.RECORD_IS_ALREADY_PUBLISHED;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_WITHDRAWN_FIRST;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_ENTITLED;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_PUBLISHER;
import static org.chengxin.ledger.credit.CreditReason.SUBJECT_MUST_BE_AN_ORGANISATION;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.GENESIS;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PAST_PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.chengxin.ledger.testing.TestGenesis.soleTrader;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/** The rules that permits and penalties share, each passing and just failing, and the order in which they are asked. */
class PublicationTest {

    private final CreditCity city = CreditCity.found();

    @Test
    void a_published_permit_is_displayed_and_takes_the_first_place_in_its_subjects_list() {
        Draft draft = Draft.ofPermit(1);
        city.accept(PUBLISHER, draft.permit());
        assertEquals(
                new CreditRecord.Displayed(
                        RecordKind.PERMIT,
                        draft.subject(),
                        PERMITS,
                        Optional.empty(),
                        PUBLISHER.organisation(),
                        draft.decidedOn(),
                        TestGenesis.EDITION_2026,
                        Beijing.startOf(LocalDate.parse("2031-10-01")),
                        draft.content(),
                        city.time(),
                        PUBLISHER.id().thumbprint(),
                        0),
                city.record(PUBLISHER, draft.record()));
        assertEquals(
                List.of(new SubjectEntry.Displayed(RecordKind.PERMIT, PUBLISHER.organisation(), draft.record())),
                city.list(draft.subject()));
    }

    @Test
    void a_published_penalty_has_its_level_and_its_period_counts_from_the_decision() {
        Draft draft = Draft.ofPenalty(1).decidedOn("2026-10-15");
        city.accept(PUBLISHER, draft.penalty());
        CreditRecord.Displayed record = city.displayed(PUBLISHER, draft.record());
        assertEquals(Optional.of(Level.GENERAL), record.level());
        assertEquals(Beijing.startOf(LocalDate.parse("2027-10-15")), record.displayedUntil());
        assertEquals(TestGenesis.EDITION_2026, record.edition());
    }

    @Test
    void only_a_publisher_publishes() {
        for (var key : List.of(COMPANY, OPERATOR)) {
            city.refuse(SENDER_MUST_BE_PUBLISHER, key, Draft.ofPermit(1).permit());
            city.refuse(SENDER_MUST_BE_PUBLISHER, key, Draft.ofPenalty(1).penalty());
        }
    }

    @Test
    void nothing_is_published_about_a_sole_trader() {
        city.refuse(
                SUBJECT_MUST_BE_AN_ORGANISATION,
                PUBLISHER,
                Draft.ofPermit(1).subject(soleTrader(1)).permit());
        city.refuse(
                SUBJECT_MUST_BE_AN_ORGANISATION,
                PUBLISHER,
                Draft.ofPenalty(1).subject(soleTrader(1)).penalty());
    }

    @Test
    void the_code_of_a_sole_trader_does_not_even_get_into_a_block() {
        TransactionResult refused = TransactionResult.inadmissible(AdmissionReason.PAYLOAD_MUST_NAME_NO_NATURAL_PERSON);
        var whole = TestCity.found();
        assertEquals(
                refused,
                whole.submit(PUBLISHER, Draft.ofPermit(1).subject(soleTrader(1)).permit()));
        assertEquals(
                refused,
                whole.submit(
                        PUBLISHER, Draft.ofPenalty(1).decidedBy(soleTrader(1)).penalty()));
        assertEquals(refused, whole.submit(PUBLISHER, new EndDisplay(soleTrader(1), Draft.id(1))));
    }

    @Test
    void the_subject_need_not_be_registered_here() {
        city.accept(PUBLISHER, Draft.ofPermit(1).subject(company(123_456)).permit());
    }

    @Test
    void the_same_publication_again_changes_nothing_and_says_so() {
        city.accept(PUBLISHER, Draft.ofPermit(1).permit());
        city.accept(PUBLISHER, Draft.ofPenalty(2).penalty());
        city.refuse(RECORD_IS_ALREADY_PUBLISHED, PUBLISHER, Draft.ofPermit(1).permit());
        city.refuse(RECORD_IS_ALREADY_PUBLISHED, PUBLISHER, Draft.ofPenalty(2).penalty());
    }

    @Test
    void the_same_id_with_anything_else_has_to_be_withdrawn_first() {
        Draft draft = Draft.ofPenalty(1);
        city.accept(PUBLISHER, draft.penalty());
        for (Draft other : List.of(
                draft.content(Draft.commitment(2)),
                draft.subject(company(8)),
                draft.level(Level.SERIOUS),
                draft.decidedOn("2026-10-02"),
                draft.decidedBy(OTHER_PUBLISHER.organisation()),
                draft.item(PAST_PENALTIES))) city.refuse(RECORD_MUST_BE_WITHDRAWN_FIRST, PUBLISHER, other.penalty());
        city.refuse(RECORD_MUST_BE_WITHDRAWN_FIRST, PUBLISHER, draft.permit());
    }

    @Test
    void an_id_is_its_publishers_own() {
        city.accept(PUBLISHER, Draft.ofPermit(1).permit());
        city.accept(
                OTHER_PUBLISHER, Draft.ofPermit(1).content(Draft.commitment(2)).permit());
        assertEquals(2, city.list(company(7)).size());
    }

    @Test
    void an_id_whose_display_is_over_is_never_used_again() {
        Draft draft = Draft.ofPenalty(1).decidedOn("2025-11-30").level(Level.GENERAL);
        city.accept(PUBLISHER, draft.penalty());
        city.on("2026-11-30");
        city.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, draft.penalty());
        city.refuse(
                RECORD_ID_MUST_BE_NEW, PUBLISHER, draft.decidedOn("2026-11-01").penalty());
        city.accept(COMPANY, new EndDisplay(PUBLISHER.organisation(), draft.record()));
        city.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, draft.penalty());
        city.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, draft.item(PERMITS).permit());
    }

    @Test
    void a_record_needs_an_item_of_the_catalogue() {
        city.refuse(
                ITEM_MUST_BE_IN_CATALOGUE,
                PUBLISHER,
                Draft.ofPermit(1).item(new ItemId("XK-9999")).permit());
        city.refuse(
                ITEM_MUST_BE_IN_CATALOGUE,
                PUBLISHER,
                Draft.ofPenalty(1).item(new ItemId("CF-9999")).penalty());
    }

    @Test
    void an_item_of_penalties_carries_no_permit_and_the_other_way_round() {
        city.refuse(
                ITEM_MUST_BE_OF_THIS_KIND,
                PUBLISHER,
                Draft.ofPermit(1).item(PENALTIES).permit());
        city.refuse(
                ITEM_MUST_BE_OF_THIS_KIND,
                PUBLISHER,
                Draft.ofPenalty(1).item(PERMITS).penalty());
    }

    @Test
    void a_publisher_signs_only_for_the_authority_and_the_item_that_it_is_entitled_to() {
        city.accept(OTHER_PUBLISHER, Draft.ofPermit(1).permit());
        city.refuse(
                SENDER_MUST_BE_ENTITLED,
                OTHER_PUBLISHER,
                Draft.ofPermit(2).decidedBy(OTHER_PUBLISHER.organisation()).permit());
        city.refuse(SENDER_MUST_BE_ENTITLED, OTHER_PUBLISHER, Draft.ofPenalty(2).penalty());
        city.refuse(
                SENDER_MUST_BE_ENTITLED,
                PUBLISHER,
                Draft.ofPermit(2).decidedBy(OTHER_PUBLISHER.organisation()).permit());
    }

    @Test
    void a_decision_of_today_in_beijing_may_be_published_and_one_of_tomorrow_not() {
        long midnight = Beijing.startOf(LocalDate.parse("2026-11-25"));
        city.at(midnight - 1);
        city.accept(PUBLISHER, Draft.ofPermit(1).decidedOn("2026-11-24").permit());
        city.refuse(
                DECISION_MUST_NOT_BE_IN_THE_FUTURE,
                PUBLISHER,
                Draft.ofPermit(2).decidedOn("2026-11-25").permit());
        city.at(midnight);
        city.accept(PUBLISHER, Draft.ofPermit(2).decidedOn("2026-11-25").permit());
    }

    @Test
    void the_item_was_in_force_when_it_was_decided_and_still_is() {
        city.on("2025-12-31");
        city.accept(
                PUBLISHER,
                Draft.ofPenalty(1).item(PAST_PENALTIES).decidedOn("2025-12-31").penalty());
        city.on("2026-01-01");
        city.refuse(
                ITEM_MUST_BE_IN_FORCE,
                PUBLISHER,
                Draft.ofPenalty(2).item(PAST_PENALTIES).decidedOn("2025-12-31").penalty());
        city.on("2022-01-01");
        city.refuse(
                ITEM_MUST_BE_IN_FORCE,
                PUBLISHER,
                Draft.ofPermit(3).decidedOn("2019-12-31").permit());
        city.on("2023-06-01");
        city.accept(PUBLISHER, Draft.ofPermit(3).decidedOn("2020-01-01").permit());
    }

    @Test
    void a_level_is_one_that_the_item_gives_to_a_kind_of_penalty() {
        CreditCity fewer = CreditCity.found(withLevels(List.of(new LevelRule("罚款", Level.GENERAL))));
        fewer.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        fewer.refuse(
                LEVEL_MUST_BE_ONE_OF_THE_ITEM,
                PUBLISHER,
                Draft.ofPenalty(2).level(Level.SERIOUS).penalty());
    }

    @Test
    void without_an_edition_nothing_is_displayed() {
        city.on("2023-04-30");
        city.refuse(
                EDITION_MUST_BE_IN_FORCE,
                PUBLISHER,
                Draft.ofPermit(1).decidedOn("2023-04-01").permit());
        city.refuse(
                EDITION_MUST_BE_IN_FORCE,
                PUBLISHER,
                Draft.ofPenalty(1).decidedOn("2023-04-01").penalty());
        city.on("2023-05-01");
        city.accept(PUBLISHER, Draft.ofPermit(1).decidedOn("2023-04-01").permit());
        city.accept(PUBLISHER, Draft.ofPenalty(2).decidedOn("2023-04-01").penalty());
    }

    @Test
    void what_an_edition_does_not_display_by_default_is_not_published() {
        city.refuse(
                LEVEL_MUST_BE_DISPLAYED,
                PUBLISHER,
                Draft.ofPenalty(1).level(Level.MINOR).penalty());
        city.accept(PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(1)));
    }

    @Test
    void display_may_be_asked_for_from_the_shortest_to_the_longest_period_and_not_a_day_beyond() {
        Draft draft = Draft.ofPenalty(1).decidedOn("2026-10-15");
        city.refuse(
                DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD,
                PUBLISHER,
                draft.until("2027-10-16").penalty());
        city.refuse(
                DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD,
                PUBLISHER,
                draft.until("2027-01-14").penalty());
        city.accept(PUBLISHER, draft.until("2027-10-15").penalty());
        city.accept(
                PUBLISHER,
                Draft.ofPenalty(2).decidedOn("2026-10-15").until("2027-01-15").penalty());
        assertEquals(
                Beijing.startOf(LocalDate.parse("2027-01-15")),
                city.displayed(PUBLISHER, Draft.id(2)).displayedUntil());
    }

    @Test
    void a_record_whose_display_would_already_be_over_is_not_published() {
        Draft penalty = Draft.ofPenalty(1).decidedOn("2025-11-30");
        long end = Beijing.startOf(LocalDate.parse("2026-11-30"));
        city.at(end);
        city.refuse(DISPLAY_MUST_NOT_HAVE_ENDED, PUBLISHER, penalty.penalty());
        city.at(end - 1).accept(PUBLISHER, penalty.penalty());
    }

    @Test
    void a_permit_whose_last_valid_day_is_over_is_not_published() {
        Draft permit = Draft.ofPermit(1).until("2026-11-30");
        city.on("2026-12-01");
        city.refuse(DISPLAY_MUST_NOT_HAVE_ENDED, PUBLISHER, permit.permit());
        city.at(city.time() - 1).accept(PUBLISHER, permit.permit());
    }

    @Test
    void a_held_record_may_be_published_under_its_id() {
        city.accept(PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(9)));
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        assertEquals(Draft.commitment(1), city.displayed(PUBLISHER, Draft.id(1)).content());
        assertEquals(1, city.list(company(7)).size());
    }

    @Test
    void a_commitment_has_32_bytes() {
        Draft bad = Draft.ofPermit(1).content(Bytes.owned(new byte[31]));
        assertThrows(IllegalArgumentException.class, bad::permit);
        assertThrows(IllegalArgumentException.class, bad::penalty);
        assertThrows(IllegalArgumentException.class, () -> new HoldRecord(bad.record(), bad.content()));
    }

    @Test
    void the_rules_of_a_penalty_are_asked_in_the_order_of_their_codes() {
        CreditCity narrow = CreditCity.found(
                withLevels(List.of(new LevelRule("警告", Level.MINOR), new LevelRule("罚款", Level.GENERAL))));
        narrow.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        narrow.accept(PUBLISHER, Draft.ofPenalty(2).penalty());
        narrow.accept(PUBLISHER, new WithdrawRecord(Draft.id(2)));
        Draft worst = Draft.ofPenalty(2)
                .content(Draft.commitment(9))
                .subject(soleTrader(1))
                .item(new ItemId("CF-9999"))
                .decidedBy(OTHER_PUBLISHER.organisation())
                .level(Level.SERIOUS)
                .decidedOn("2026-11-25")
                .until("2040-01-01");
        narrow.refuse(SENDER_MUST_BE_PUBLISHER, COMPANY, worst.penalty());
        narrow.refuse(SUBJECT_MUST_BE_AN_ORGANISATION, PUBLISHER, worst.penalty());
        Draft better = worst.subject(company(7));
        narrow.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, better.penalty());
        narrow.refuse(
                RECORD_MUST_BE_WITHDRAWN_FIRST,
                PUBLISHER,
                better.record(Draft.id(1)).penalty());
        better = better.record(Draft.id(3));
        narrow.refuse(ITEM_MUST_BE_IN_CATALOGUE, PUBLISHER, better.penalty());
        narrow.refuse(ITEM_MUST_BE_OF_THIS_KIND, PUBLISHER, better.item(PERMITS).penalty());
        better = better.item(PAST_PENALTIES);
        narrow.refuse(SENDER_MUST_BE_ENTITLED, PUBLISHER, better.penalty());
        better = better.decidedBy(PUBLISHER.organisation());
        narrow.refuse(DECISION_MUST_NOT_BE_IN_THE_FUTURE, PUBLISHER, better.penalty());
        better = better.decidedOn("2026-11-01");
        narrow.refuse(ITEM_MUST_BE_IN_FORCE, PUBLISHER, better.penalty());
        better = better.item(PENALTIES);
        narrow.refuse(LEVEL_MUST_BE_ONE_OF_THE_ITEM, PUBLISHER, better.penalty());
        narrow.refuse(
                LEVEL_MUST_BE_DISPLAYED, PUBLISHER, better.level(Level.MINOR).penalty());
        better = better.level(Level.GENERAL);
        narrow.refuse(DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD, PUBLISHER, better.penalty());
        better = better.decidedOn("2025-01-01");
        narrow.refuse(DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD, PUBLISHER, better.penalty());
        narrow.refuse(
                DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD,
                PUBLISHER,
                better.until("2025-03-31").penalty());
        narrow.refuse(
                DISPLAY_MUST_NOT_HAVE_ENDED,
                PUBLISHER,
                better.until("2025-04-01").penalty());
        narrow.accept(
                PUBLISHER, better.decidedOn("2026-01-01").until("2027-01-01").penalty());
    }

    /** The city of {@link TestGenesis} with other levels under its item of penalties. */
    private static Genesis withLevels(List<LevelRule> levels) {
        return new Genesis(
                GENESIS.settings(),
                GENESIS.time(),
                GENESIS.validators(),
                GENESIS.members(),
                GENESIS.organisations(),
                GENESIS.items().stream()
                        .map(item -> item.id().equals(PENALTIES) ? withLevels(item, levels) : item)
                        .toList(),
                GENESIS.editions());
    }

    private static CatalogueItem withLevels(CatalogueItem item, List<LevelRule> levels) {
        return new CatalogueItem(
                item.id(),
                item.kind(),
                item.nameZh(),
                item.nameEn(),
                item.legalBasis(),
                item.inForceFrom(),
                item.inForceUntil(),
                levels,
                item.longestMonths(),
                item.retentionMonths(),
                item.unconfirmed());
    }
}
