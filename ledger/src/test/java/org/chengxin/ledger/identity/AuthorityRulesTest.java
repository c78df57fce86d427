package org.chengxin.ledger.identity;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** Roles and entitlements, each rule in the order in which it is asked. */
class AuthorityRulesTest {

    private static final Uscc REGISTERED = COMPANY.organisation();
    private static final Uscc UNKNOWN = company(2);
    private static final ItemId NO_ITEM = new ItemId("NO-SUCH-ITEM");

    private final TestCity city = TestCity.found();

    @Test
    void a_member_gives_a_role_and_takes_it_back() {
        accepts(OPERATOR, new GrantRole(REGISTERED, Role.REGISTRAR, Optional.empty()));
        assertTrue(city.view().hasRole(REGISTERED, Role.REGISTRAR, city.next()));
        assertFalse(city.view().hasRole(REGISTERED, Role.PUBLISHER, city.next()));
        accepts(OPERATOR, new RevokeRole(REGISTERED, Role.REGISTRAR));
        assertFalse(city.view().hasRole(REGISTERED, Role.REGISTRAR, city.next()));
    }

    @Test
    void a_role_with_an_end_is_over_from_that_instant_on() {
        long end = city.time() + 10;
        accepts(OPERATOR, new GrantRole(REGISTERED, Role.REGISTRAR, Optional.of(end)));
        city.pass(end - 2 - city.time());
        accepts(COMPANY, new DissolveOrganisation(OTHER_PUBLISHER.organisation()));
        assertEquals(end - 1, city.time());
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, COMPANY, new DissolveOrganisation(PUBLISHER.organisation()));
    }

    @Test
    void a_role_may_get_another_end() {
        accepts(OPERATOR, new GrantRole(REGISTERED, Role.REGISTRAR, Optional.of(city.time() + 10)));
        accepts(OPERATOR, new GrantRole(REGISTERED, Role.REGISTRAR, Optional.empty()));
        assertEquals(
                new RoleGrant(city.time(), Optional.of(OPERATOR.id()), Optional.empty()),
                city.view().find(new RoleKey(REGISTERED, Role.REGISTRAR)).orElseThrow());
    }

    @Test
    void granting_a_role_is_refused_by_the_first_rule_that_it_breaks() {
        var past = Optional.of(city.next().time());
        rejects(IdentityReason.SENDER_MUST_BE_MEMBER, REGISTRAR, new GrantRole(UNKNOWN, Role.PUBLISHER, past));
        rejects(IdentityReason.ORGANISATION_MUST_BE_REGISTERED, OPERATOR, new GrantRole(UNKNOWN, Role.PUBLISHER, past));
        rejects(IdentityReason.ROLE_MUST_END_IN_FUTURE, OPERATOR, new GrantRole(REGISTERED, Role.PUBLISHER, past));
        rejects(
                IdentityReason.ROLE_IS_ALREADY_SO,
                OPERATOR,
                new GrantRole(PUBLISHER.organisation(), Role.PUBLISHER, Optional.empty()));
        accepts(REGISTRAR, new DissolveOrganisation(REGISTERED));
        rejects(IdentityReason.ORGANISATION_MUST_BE_ACTIVE, OPERATOR, new GrantRole(REGISTERED, Role.PUBLISHER, past));
    }

    @Test
    void revoking_a_role_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.SENDER_MUST_BE_MEMBER, REGISTRAR, new RevokeRole(REGISTERED, Role.PUBLISHER));
        rejects(IdentityReason.ROLE_MUST_EXIST, OPERATOR, new RevokeRole(REGISTERED, Role.PUBLISHER));
    }

    @Test
    void a_member_entitles_a_publisher_and_takes_it_back() {
        var publisher = PUBLISHER.organisation();
        var decider = OTHER_PUBLISHER.organisation();
        accepts(OPERATOR, new GrantEntitlement(publisher, decider, PENALTIES));
        assertTrue(city.view().isEntitled(publisher, decider, PENALTIES));
        assertFalse(city.view().isEntitled(publisher, decider, PERMITS));
        assertFalse(city.view().isEntitled(decider, publisher, PENALTIES));
        accepts(OPERATOR, new RevokeEntitlement(publisher, decider, PENALTIES));
        assertFalse(city.view().isEntitled(publisher, decider, PENALTIES));
    }

    @Test
    void entitling_is_refused_by_the_first_rule_that_it_breaks() {
        var publisher = PUBLISHER.organisation();
        rejects(IdentityReason.SENDER_MUST_BE_MEMBER, PUBLISHER, new GrantEntitlement(UNKNOWN, UNKNOWN, NO_ITEM));
        rejects(
                IdentityReason.ORGANISATION_MUST_BE_REGISTERED,
                OPERATOR,
                new GrantEntitlement(UNKNOWN, UNKNOWN, NO_ITEM));
        rejects(
                IdentityReason.DECIDING_AUTHORITY_MUST_BE_REGISTERED,
                OPERATOR,
                new GrantEntitlement(publisher, UNKNOWN, NO_ITEM));
        rejects(IdentityReason.ITEM_MUST_BE_KNOWN, OPERATOR, new GrantEntitlement(publisher, publisher, NO_ITEM));
        rejects(
                IdentityReason.ENTITLEMENT_IS_ALREADY_SO,
                OPERATOR,
                new GrantEntitlement(publisher, publisher, PENALTIES));
        accepts(REGISTRAR, new DissolveOrganisation(REGISTERED));
        rejects(
                IdentityReason.ORGANISATION_MUST_BE_ACTIVE,
                OPERATOR,
                new GrantEntitlement(REGISTERED, UNKNOWN, NO_ITEM));
    }

    @Test
    void taking_an_entitlement_back_is_refused_by_the_first_rule_that_it_breaks() {
        var publisher = PUBLISHER.organisation();
        rejects(IdentityReason.SENDER_MUST_BE_MEMBER, PUBLISHER, new RevokeEntitlement(publisher, publisher, NO_ITEM));
        rejects(IdentityReason.ENTITLEMENT_MUST_EXIST, OPERATOR, new RevokeEntitlement(publisher, publisher, NO_ITEM));
    }

    private void accepts(TestKey sender, Transaction transaction) {
        assertEquals(TransactionResult.accepted(), city.submit(sender, transaction));
    }

    private void rejects(Reason reason, TestKey sender, Transaction transaction) {
        assertEquals(
                new Outcome.Rejected(reason), transaction.decide(city.view(), city.next(), Sender.of(sender.id())));
    }
}
