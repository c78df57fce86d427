package org.chengxin.ledger.identity;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.chengxin.ledger.testing.TestGenesis.soleTrader;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** Registering, changing and dissolving, each rule in the order in which it is asked. */
class OrganisationRulesTest {

    private static final Uscc NEW = company(2);
    private static final String NAME = "示例乙有限公司";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private final TestCity city = TestCity.found();

    @Test
    void a_registrar_registers_an_organisation() {
        accepts(REGISTRAR, new RegisterOrganisation(NEW, NAME, TODAY, Optional.of("示例区")));
        assertEquals(
                new Organisation(
                        NAME,
                        TODAY,
                        Optional.of("示例区"),
                        Organisation.Status.ACTIVE,
                        city.time(),
                        Optional.of(REGISTRAR.id()),
                        Optional.empty(),
                        Optional.empty()),
                organisation(NEW));
    }

    @Test
    void only_a_registrar_registers() {
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, COMPANY, register(soleTrader(1), NAME, TODAY));
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, OPERATOR, register(NEW, NAME, TODAY));
    }

    @Test
    void a_sole_trader_is_never_registered_and_never_in_a_block_either() {
        rejects(
                IdentityReason.ORGANISATION_MUST_NOT_BE_A_NATURAL_PERSON,
                REGISTRAR,
                register(soleTrader(1), NAME, TODAY.plusDays(1)));
        assertEquals(
                TransactionResult.inadmissible(AdmissionReason.PAYLOAD_MUST_NAME_NO_NATURAL_PERSON),
                city.submit(REGISTRAR, register(soleTrader(1), NAME, TODAY)));
    }

    @Test
    void the_same_registration_again_says_that_it_is_so_already() {
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        rejects(IdentityReason.ORGANISATION_IS_ALREADY_SO, REGISTRAR, register(NEW, NAME, TODAY));
    }

    @Test
    void another_registration_of_a_registered_organisation_is_refused_whatever_differs() {
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        rejects(IdentityReason.ORGANISATION_MUST_BE_NEW, REGISTRAR, register(NEW, "示例丙有限公司", TODAY));
        rejects(IdentityReason.ORGANISATION_MUST_BE_NEW, REGISTRAR, register(NEW, NAME, TODAY.minusDays(1)));
        rejects(IdentityReason.ORGANISATION_MUST_BE_NEW, REGISTRAR, register(NEW, NAME, TODAY.plusDays(1)));
        rejects(
                IdentityReason.ORGANISATION_MUST_BE_NEW,
                REGISTRAR,
                new RegisterOrganisation(NEW, NAME, TODAY, Optional.of("示例区")));
    }

    @Test
    void a_dissolved_organisation_is_not_registered_again() {
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        accepts(REGISTRAR, new DissolveOrganisation(NEW));
        rejects(IdentityReason.ORGANISATION_MUST_BE_NEW, REGISTRAR, register(NEW, NAME, TODAY));
    }

    @Test
    void an_organisation_is_established_by_today_as_beijing_has_it() {
        rejects(IdentityReason.ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE, REGISTRAR, register(NEW, NAME, TODAY.plusDays(1)));
        city.pass(
                15L * 60 * 60 * 1000 - 1 - (city.time() - city.genesis().time())); // to midnight, less the block's 1 ms
        accepts(REGISTRAR, register(NEW, NAME, TODAY.plusDays(1)));
    }

    @Test
    void a_registrar_changes_what_is_different() {
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        accepts(REGISTRAR, new ChangeOrganisation(NEW, Optional.of("示例丙有限公司"), Optional.empty()));
        accepts(REGISTRAR, new ChangeOrganisation(NEW, Optional.empty(), Optional.of("示例区")));
        var changed = organisation(NEW);
        assertEquals("示例丙有限公司", changed.name());
        assertEquals(Optional.of("示例区"), changed.district());
        assertEquals(Optional.of(city.time()), changed.changedAt());
        assertEquals(Optional.of(REGISTRAR.id()), changed.changedBy());
        assertEquals(city.time() - 2, changed.registeredAt());
    }

    @Test
    void a_change_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, COMPANY, rename(NEW, NAME));
        rejects(IdentityReason.ORGANISATION_MUST_BE_REGISTERED, REGISTRAR, rename(NEW, NAME));
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        rejects(IdentityReason.ORGANISATION_IS_ALREADY_SO, REGISTRAR, rename(NEW, NAME));
        accepts(REGISTRAR, new DissolveOrganisation(NEW));
        rejects(IdentityReason.ORGANISATION_MUST_BE_ACTIVE, REGISTRAR, rename(NEW, NAME));
    }

    @Test
    void a_change_that_changes_nothing_cannot_be_asked_for() {
        assertThrows(
                IllegalArgumentException.class, () -> new ChangeOrganisation(NEW, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_dissolved_organisation_can_do_nothing_any_more() {
        accepts(REGISTRAR, new DissolveOrganisation(COMPANY.organisation()));
        assertFalse(organisation(COMPANY.organisation()).isActive());
        assertFalse(city.view().has(new KeysKey(COMPANY.organisation())));
        assertEquals(
                TransactionResult.inadmissible(AdmissionReason.KEY_MUST_NOT_BE_REVOKED),
                city.submit(COMPANY, register(NEW, NAME, TODAY)));
    }

    @Test
    void an_organisation_without_a_key_is_dissolved_as_well() {
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        accepts(REGISTRAR, new DissolveOrganisation(NEW));
        assertEquals(Organisation.Status.DISSOLVED, organisation(NEW).status());
    }

    @Test
    void dissolving_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, COMPANY, new DissolveOrganisation(NEW));
        rejects(IdentityReason.ORGANISATION_MUST_BE_REGISTERED, REGISTRAR, new DissolveOrganisation(NEW));
        accepts(REGISTRAR, register(NEW, NAME, TODAY));
        accepts(REGISTRAR, new DissolveOrganisation(NEW));
        rejects(IdentityReason.ORGANISATION_MUST_BE_ACTIVE, REGISTRAR, new DissolveOrganisation(NEW));
        rejects(
                IdentityReason.ORGANISATION_MUST_NOT_BE_A_MEMBER,
                REGISTRAR,
                new DissolveOrganisation(OPERATOR.organisation()));
    }

    private static RegisterOrganisation register(Uscc uscc, String name, LocalDate established) {
        return new RegisterOrganisation(uscc, name, established, Optional.empty());
    }

    private static ChangeOrganisation rename(Uscc uscc, String name) {
        return new ChangeOrganisation(uscc, Optional.of(name), Optional.empty());
    }

    private Organisation organisation(Uscc uscc) {
        return city.view().find(new OrganisationKey(uscc)).orElseThrow();
    }

    private void accepts(TestKey sender, Transaction transaction) {
        assertEquals(TransactionResult.accepted(), city.submit(sender, transaction));
    }

    private void rejects(Reason reason, TestKey sender, Transaction transaction) {
        assertEquals(
                new Outcome.Rejected(reason), transaction.decide(city.view(), city.next(), Sender.of(sender.id())));
    }
}
