package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.DISPLAY_MUST_HAVE_ENDED;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_A_PERMIT;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_DISPLAYED;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_EXIST;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_NOT_HAVE_ENDED;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.testing.TestCity;
import org.junit.jupiter.api.Test;

/** How records end: withdrawn, no longer valid, or over; and that nothing is left of them. */
class EndingTest {

    private static final String ENDED = "{\"status\":\"ended\"}";
    private static final WithdrawRecord WITHDRAW = new WithdrawRecord(Draft.id(1));
    private static final EndPermit END_PERMIT = new EndPermit(Draft.id(1));
    private static final EndDisplay END_DISPLAY = new EndDisplay(PUBLISHER.organisation(), Draft.id(1));

    private final CreditCity city = CreditCity.found();

    @Test
    void a_withdrawn_record_is_displayed_until_the_time_of_the_block_and_otherwise_the_same() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        CreditRecord.Displayed before = city.displayed(PUBLISHER, Draft.id(1));
        city.at(city.time() + 1_000).accept(PUBLISHER, WITHDRAW);
        assertEquals(before.endedAt(city.time()), city.record(PUBLISHER, Draft.id(1)));
        assertEquals(1, city.list(company(7)).size());
    }

    @Test
    void only_its_own_publisher_withdraws_a_record() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.refuse(RECORD_MUST_EXIST, OTHER_PUBLISHER, WITHDRAW);
        city.refuse(RECORD_MUST_EXIST, OPERATOR, WITHDRAW);
        city.refuse(RECORD_MUST_EXIST, PUBLISHER, new WithdrawRecord(Draft.id(2)));
    }

    @Test
    void who_may_no_longer_publish_can_still_withdraw() {
        var whole = TestCity.found();
        assertEquals(
                TransactionResult.accepted(),
                whole.submit(PUBLISHER, Draft.ofPenalty(1).penalty()));
        assertEquals(
                TransactionResult.accepted(),
                whole.submit(OPERATOR, new RevokeRole(PUBLISHER.organisation(), Role.PUBLISHER)));
        assertEquals(TransactionResult.accepted(), whole.submit(PUBLISHER, WITHDRAW));
    }

    @Test
    void withdrawing_twice_does_not_lengthen_display() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.accept(PUBLISHER, WITHDRAW);
        city.at(city.time() + 1).refuse(RECORD_MUST_NOT_HAVE_ENDED, PUBLISHER, WITHDRAW);
        city.accept(COMPANY, END_DISPLAY);
        city.refuse(RECORD_MUST_NOT_HAVE_ENDED, PUBLISHER, WITHDRAW);
    }

    @Test
    void a_withdrawn_held_record_is_gone_at_once() {
        city.accept(PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(1)));
        city.accept(PUBLISHER, WITHDRAW);
        assertEquals(new TreeMap<>(Map.of(recordPath(1), ENDED)), city.text());
    }

    @Test
    void an_ended_permit_is_displayed_until_the_time_of_the_block() {
        city.accept(PUBLISHER, Draft.ofPermit(1).permit());
        CreditRecord.Displayed before = city.displayed(PUBLISHER, Draft.id(1));
        city.at(city.time() + 5).accept(PUBLISHER, END_PERMIT);
        assertEquals(before.endedAt(city.time()), city.record(PUBLISHER, Draft.id(1)));
        city.refuse(RECORD_MUST_NOT_HAVE_ENDED, PUBLISHER, END_PERMIT);
        city.accept(OPERATOR, END_DISPLAY);
        city.refuse(RECORD_MUST_NOT_HAVE_ENDED, PUBLISHER, END_PERMIT);
    }

    @Test
    void only_a_displayed_permit_of_its_own_is_ended_by_its_publisher() {
        city.refuse(RECORD_MUST_EXIST, PUBLISHER, END_PERMIT);
        city.accept(PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(1)));
        city.refuse(RECORD_MUST_BE_DISPLAYED, PUBLISHER, END_PERMIT);
        city.refuse(RECORD_MUST_EXIST, OTHER_PUBLISHER, END_PERMIT);
        city.accept(PUBLISHER, Draft.ofPenalty(2).penalty());
        city.refuse(RECORD_MUST_BE_A_PERMIT, PUBLISHER, new EndPermit(Draft.id(2)));
    }

    @Test
    void the_end_of_display_is_written_down_only_once_its_time_has_passed() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).decidedOn("2026-10-15").penalty());
        long end = Beijing.startOf(LocalDate.parse("2027-10-15"));
        city.at(end - 1).refuse(DISPLAY_MUST_HAVE_ENDED, OPERATOR, END_DISPLAY);
        city.at(end).accept(OPERATOR, END_DISPLAY);
    }

    @Test
    void anyone_writes_down_the_end_and_nothing_is_left_of_the_record_in_either_place() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.accept(PUBLISHER, WITHDRAW);
        city.accept(COMPANY, END_DISPLAY);
        assertEquals(
                new TreeMap<>(Map.of(
                        recordPath(1),
                        ENDED,
                        "credit/subject/" + company(7),
                        "{\"count\":1}",
                        "credit/subject/" + company(7) + "/0",
                        ENDED)),
                city.text());
    }

    @Test
    void an_end_is_written_down_once_and_only_of_a_displayed_record() {
        city.refuse(RECORD_MUST_EXIST, OPERATOR, END_DISPLAY);
        city.accept(PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(1)));
        city.refuse(RECORD_MUST_BE_DISPLAYED, OPERATOR, END_DISPLAY);
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.accept(PUBLISHER, WITHDRAW);
        city.accept(OPERATOR, END_DISPLAY);
        city.refuse(RECORD_MUST_NOT_HAVE_ENDED, OPERATOR, END_DISPLAY);
    }

    @Test
    void withdrawal_and_end_may_stand_in_one_block() {
        var whole = TestCity.found();
        assertEquals(
                TransactionResult.accepted(),
                whole.submit(PUBLISHER, Draft.ofPenalty(1).penalty()));
        var outcome = whole.execute(List.of(whole.sign(PUBLISHER, WITHDRAW), whole.sign(OPERATOR, END_DISPLAY)));
        assertEquals(List.of(TransactionResult.accepted(), TransactionResult.accepted()), outcome.results());
        assertEquals(ENDED, whole.text(recordPath(1)).orElseThrow());
    }

    @Test
    void the_end_before_the_withdrawal_in_one_block_is_refused_and_may_come_in_the_next() {
        var whole = TestCity.found();
        assertEquals(
                TransactionResult.accepted(),
                whole.submit(PUBLISHER, Draft.ofPenalty(1).penalty()));
        var outcome = whole.execute(List.of(whole.sign(OPERATOR, END_DISPLAY), whole.sign(PUBLISHER, WITHDRAW)));
        assertEquals(
                List.of(TransactionResult.refused(DISPLAY_MUST_HAVE_ENDED), TransactionResult.accepted()),
                outcome.results());
        assertEquals(TransactionResult.accepted(), whole.submit(OPERATOR, END_DISPLAY));
        assertEquals(ENDED, whole.text(recordPath(1)).orElseThrow());
    }

    @Test
    void a_record_may_be_published_and_withdrawn_in_one_block() {
        var whole = TestCity.found();
        var outcome = whole.execute(List.of(
                whole.sign(PUBLISHER, Draft.ofPenalty(1).penalty()),
                whole.sign(PUBLISHER, WITHDRAW),
                whole.sign(OPERATOR, END_DISPLAY)));
        assertEquals(
                List.of(TransactionResult.accepted(), TransactionResult.accepted(), TransactionResult.accepted()),
                outcome.results());
    }

    @Test
    void a_list_stays_dense_however_records_come_and_go() {
        for (int number = 0; number < 50; number++) {
            city.accept(PUBLISHER, Draft.ofPermit(number).permit());
            if (number % 3 == 0) {
                city.accept(PUBLISHER, new EndPermit(Draft.id(number)));
                city.accept(OPERATOR, new EndDisplay(PUBLISHER.organisation(), Draft.id(number)));
            }
        }
        List<SubjectEntry> list = city.list(company(7));
        assertEquals(50, list.size());
        for (int number = 0; number < 50; number++)
            assertEquals(
                    number % 3 == 0
                            ? new SubjectEntry.Ended()
                            : new SubjectEntry.Displayed(RecordKind.PERMIT, PUBLISHER.organisation(), Draft.id(number)),
                    list.get(number));
    }

    private static String recordPath(int number) {
        return "credit/record/" + PUBLISHER.organisation() + "/" + Draft.id(number);
    }
}
