package org.chengxin.ledger.credit;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** What may be shown of old blocks. */
class DisclosureTest {

    private static final HoldRecord HOLD = new HoldRecord(Draft.id(1), Draft.commitment(9));
    private static final PublishPenalty PUBLISH = Draft.ofPenalty(1).penalty();
    private static final WithdrawRecord WITHDRAW = new WithdrawRecord(Draft.id(1));
    private static final EndDisplay END = new EndDisplay(PUBLISHER.organisation(), Draft.id(1));

    private final CreditCity city = CreditCity.found();

    @Test
    void a_publication_is_shown_while_its_record_is_displayed_and_not_an_instant_longer() {
        city.accept(PUBLISHER, PUBLISH);
        long end = city.displayed(PUBLISHER, Draft.id(1)).displayedUntil();
        assertShown(PUBLISHER, PUBLISH);
        city.at(end - 1);
        assertShown(PUBLISHER, PUBLISH);
        city.at(end);
        assertHidden(PUBLISHER, PUBLISH);
    }

    @Test
    void nothing_about_a_withdrawn_record_is_shown_before_and_after_its_end_was_written_down() {
        city.accept(PUBLISHER, HOLD);
        city.accept(PUBLISHER, PUBLISH);
        city.accept(PUBLISHER, WITHDRAW);
        for (CreditTransaction transaction : new CreditTransaction[] {HOLD, PUBLISH, WITHDRAW})
            assertHidden(PUBLISHER, transaction);
        assertHidden(OPERATOR, END);
        city.accept(OPERATOR, END);
        for (CreditTransaction transaction : new CreditTransaction[] {HOLD, PUBLISH, WITHDRAW})
            assertHidden(PUBLISHER, transaction);
        assertHidden(OPERATOR, END);
    }

    @Test
    void a_held_record_is_shown_and_nothing_that_says_whom_it_is_about() {
        city.accept(PUBLISHER, HOLD);
        assertShown(PUBLISHER, HOLD);
        assertHidden(PUBLISHER, PUBLISH);
    }

    @Test
    void a_publication_that_was_refused_is_never_shown() {
        CreditTransaction refused = Draft.ofPenalty(1).level(Level.MINOR).penalty();
        city.refuse(CreditReason.LEVEL_MUST_BE_DISPLAYED, PUBLISHER, (PublishPenalty) refused);
        assertHidden(PUBLISHER, refused);
        city.accept(PUBLISHER, PUBLISH);
        assertHidden(PUBLISHER, refused);
        assertHidden(COMPANY, PUBLISH);
    }

    @Test
    void what_was_asked_to_no_effect_about_a_displayed_record_is_shown() {
        city.accept(PUBLISHER, PUBLISH);
        city.refuse(CreditReason.DISPLAY_MUST_HAVE_ENDED, OPERATOR, END);
        assertShown(OPERATOR, END);
    }

    private void assertShown(TestKey sender, CreditTransaction transaction) {
        assertTrue(Disclosure.mayBeShown(transaction, sender.organisation(), city.view(), city.time()));
    }

    private void assertHidden(TestKey sender, CreditTransaction transaction) {
        assertFalse(Disclosure.mayBeShown(transaction, sender.organisation(), city.view(), city.time()));
    }
}
