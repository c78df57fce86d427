package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.RECORD_ID_MUST_BE_NEW;
import static org.chengxin.ledger.credit.CreditReason.RECORD_IS_ALREADY_HELD;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_WITHDRAWN_FIRST;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HoldRecordTest {

    private static final HoldRecord HOLD = new HoldRecord(Draft.id(1), Draft.commitment(1));

    private final CreditCity city = CreditCity.found();

    @Test
    void a_held_record_says_nothing_but_that_its_publisher_holds_one() {
        city.accept(PUBLISHER, HOLD);
        assertEquals(
                new TreeMap<>(Map.of(
                        "credit/record/" + PUBLISHER.organisation() + "/" + Draft.id(1),
                        "{\"content\":\"" + Draft.commitment(1) + "\",\"heldAt\":" + city.time()
                                + ",\"status\":\"held\"}")),
                city.text());
    }

    @Test
    void only_a_publisher_holds() {
        city.refuse(SENDER_MUST_BE_PUBLISHER, COMPANY, HOLD);
        city.refuse(SENDER_MUST_BE_PUBLISHER, REGISTRAR, HOLD);
    }

    @Test
    void the_same_again_changes_nothing_and_says_so() {
        city.accept(PUBLISHER, HOLD);
        city.refuse(RECORD_IS_ALREADY_HELD, PUBLISHER, HOLD);
    }

    @Test
    void another_content_under_the_same_id_is_refused() {
        city.accept(PUBLISHER, HOLD);
        city.refuse(RECORD_MUST_BE_WITHDRAWN_FIRST, PUBLISHER, new HoldRecord(Draft.id(1), Draft.commitment(2)));
    }

    @Test
    void a_displayed_record_is_not_held() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.refuse(RECORD_MUST_BE_WITHDRAWN_FIRST, PUBLISHER, HOLD);
    }

    @Test
    void an_ended_id_is_not_held_before_and_after_its_end_was_written_down() {
        city.accept(PUBLISHER, Draft.ofPenalty(1).penalty());
        city.accept(PUBLISHER, new WithdrawRecord(Draft.id(1)));
        city.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, HOLD);
        city.accept(COMPANY, new EndDisplay(PUBLISHER.organisation(), Draft.id(1)));
        city.refuse(RECORD_ID_MUST_BE_NEW, PUBLISHER, HOLD);
    }
}
