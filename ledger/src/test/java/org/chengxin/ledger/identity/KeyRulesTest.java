package org.chengxin.ledger.identity;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** Adding, vouching for, stopping, rotating and revoking keys, each rule in the order in which it is asked. */
class KeyRulesTest {

    private static final long DELAY = 1_000;
    private static final TestKey SECOND = InsecureTestKeys.ed25519(COMPANY.organisation(), "second");
    private static final TestKey THIRD = InsecureTestKeys.es256(COMPANY.organisation(), "third");
    private static final Jwk SMALL_ORDER = Jwk.ed25519(Bytes.owned(new byte[32]));

    private final TestCity city = TestCity.found(KeyRulesTest::withDelay);

    @Test
    void an_organisation_adds_a_key_that_signs_at_once() {
        accepts(COMPANY, new AddKey(SECOND.jwk()));
        var key = key(SECOND);
        assertEquals(KeyStatus.ACTIVE, key.statusAt(city.time()));
        assertEquals(Optional.of(COMPANY.id()), key.addedBy());
        accepts(SECOND, new AddKey(THIRD.jwk()));
        accepts(THIRD, new RevokeKey(Optional.empty(), thumbprint(COMPANY), Optional.empty()));
    }

    @Test
    void a_key_is_never_added_twice_not_even_after_it_went() {
        rejects(IdentityReason.KEY_MUST_BE_NEW, COMPANY, new AddKey(COMPANY.jwk()));
        accepts(COMPANY, new AddKey(SECOND.jwk()));
        accepts(COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.empty()));
        rejects(IdentityReason.KEY_MUST_BE_NEW, COMPANY, new AddKey(SECOND.jwk()));
    }

    @Test
    void the_same_public_key_may_belong_to_another_organisation_under_another_id() {
        accepts(COMPANY, new AddKey(REGISTRAR.jwk()));
        assertTrue(city.view().has(new KeyKey(KeyId.of(COMPANY.organisation(), thumbprint(REGISTRAR)))));
    }

    @Test
    void an_organisation_has_at_most_64_keys_and_may_rotate_even_then() {
        for (int i = 1; i < KeyIndex.MAX; i++)
            accepts(
                    COMPANY,
                    new AddKey(InsecureTestKeys.ed25519(COMPANY.organisation(), "many " + i)
                            .jwk()));
        rejects(IdentityReason.KEYS_MUST_HAVE_ROOM, COMPANY, new AddKey(SECOND.jwk()));
        rejects(IdentityReason.KEYS_MUST_HAVE_ROOM, COMPANY, new AddKey(SMALL_ORDER));
        rejects(IdentityReason.KEY_MUST_BE_VALID, COMPANY, new RotateKey(thumbprint(COMPANY), SMALL_ORDER));
        accepts(COMPANY, new RotateKey(thumbprint(COMPANY), SECOND.jwk()));
        assertEquals(KeyIndex.MAX, index(COMPANY.organisation()).size());
    }

    @Test
    void a_key_that_signatures_must_not_rest_on_is_refused() {
        rejects(IdentityReason.KEY_MUST_BE_VALID, COMPANY, new AddKey(SMALL_ORDER));
    }

    @Test
    void a_registrar_vouches_for_a_first_key_that_takes_effect_after_the_delay() {
        register(company(2));
        var first = InsecureTestKeys.ed25519(company(2), "first");
        accepts(REGISTRAR, new VouchKey(company(2), first.jwk(), false));
        var key = key(first);
        assertEquals(city.time() + DELAY, key.activeFrom());
        assertEquals(Optional.of(REGISTRAR.id()), key.vouchedBy());
        assertEquals(KeyStatus.PENDING, key.statusAt(city.time() + DELAY - 1));
        assertEquals(KeyStatus.ACTIVE, key.statusAt(city.time() + DELAY));
        city.pass(DELAY);
        accepts(first, new AddKey(InsecureTestKeys.ed25519(company(2), "next").jwk()));
    }

    @Test
    void in_the_demo_a_vouched_for_key_signs_from_the_next_block_on() {
        var demo = TestCity.found();
        demo.submit(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        assertEquals(TransactionResult.accepted(), demo.submit(SECOND, new AddKey(THIRD.jwk())));
    }

    @Test
    void vouching_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.SENDER_MUST_BE_REGISTRAR, COMPANY, new VouchKey(company(2), SMALL_ORDER, true));
        rejects(IdentityReason.ORGANISATION_MUST_BE_REGISTERED, REGISTRAR, new VouchKey(company(2), SMALL_ORDER, true));
        register(company(2));
        rejects(IdentityReason.RECOVERY_MUST_FOLLOW_A_KEY, REGISTRAR, new VouchKey(company(2), SMALL_ORDER, true));
        rejects(IdentityReason.KEY_MUST_BE_VALID, REGISTRAR, new VouchKey(company(2), SMALL_ORDER, false));
        accepts(REGISTRAR, new VouchKey(company(2), SECOND.jwk(), false));
        rejects(IdentityReason.FIRST_KEY_MUST_BE_FIRST, REGISTRAR, new VouchKey(company(2), SECOND.jwk(), false));
        rejects(IdentityReason.KEY_MUST_BE_NEW, REGISTRAR, new VouchKey(company(2), SECOND.jwk(), true));
        accepts(REGISTRAR, new DissolveOrganisation(company(2)));
        rejects(IdentityReason.ORGANISATION_MUST_BE_ACTIVE, REGISTRAR, new VouchKey(company(2), THIRD.jwk(), true));
        rejects(
                IdentityReason.ORGANISATION_MUST_NOT_BE_A_MEMBER,
                REGISTRAR,
                new VouchKey(OPERATOR.organisation(), SMALL_ORDER, true));
    }

    @Test
    void any_active_key_of_the_organisation_stops_a_pending_one() {
        accepts(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        accepts(COMPANY, new StopKey(thumbprint(SECOND)));
        assertEquals(KeyStatus.STOPPED, key(SECOND).statusAt(city.time() + 10 * DELAY));
        assertEquals(List.of(thumbprint(COMPANY)), index(COMPANY.organisation()));
    }

    @Test
    void stopping_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.KEY_MUST_BE_KNOWN, COMPANY, new StopKey(thumbprint(SECOND)));
        rejects(IdentityReason.KEY_MUST_BE_KNOWN, COMPANY, new StopKey(thumbprint(REGISTRAR)));
        rejects(IdentityReason.KEY_MUST_BE_PENDING, COMPANY, new StopKey(thumbprint(COMPANY)));
        accepts(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        city.pass(DELAY - 1);
        rejects(IdentityReason.KEY_MUST_BE_PENDING, COMPANY, new StopKey(thumbprint(SECOND)));
    }

    @Test
    void a_new_key_takes_the_place_of_an_old_one_even_of_the_last() {
        accepts(COMPANY, new RotateKey(thumbprint(COMPANY), THIRD.jwk()));
        assertEquals(KeyStatus.REVOKED, key(COMPANY).statusAt(city.time()));
        assertEquals(Optional.empty(), key(COMPANY).compromisedSince());
        assertEquals(KeyStatus.ACTIVE, key(THIRD).statusAt(city.time()));
        assertEquals(List.of(thumbprint(THIRD)), index(COMPANY.organisation()));
        accepts(THIRD, new AddKey(SECOND.jwk()));
    }

    @Test
    void rotating_is_refused_by_the_first_rule_that_it_breaks() {
        rejects(IdentityReason.KEY_MUST_BE_KNOWN, COMPANY, new RotateKey(thumbprint(SECOND), COMPANY.jwk()));
        accepts(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        rejects(IdentityReason.KEY_MUST_BE_ACTIVE, COMPANY, new RotateKey(thumbprint(SECOND), COMPANY.jwk()));
        rejects(IdentityReason.KEY_MUST_BE_NEW, COMPANY, new RotateKey(thumbprint(COMPANY), COMPANY.jwk()));
        rejects(IdentityReason.KEY_MUST_BE_VALID, COMPANY, new RotateKey(thumbprint(COMPANY), SMALL_ORDER));
    }

    @Test
    void what_a_key_signed_since_it_was_compromised_is_doubtful_and_what_it_signed_before_is_not() {
        accepts(COMPANY, new AddKey(SECOND.jwk()));
        long since = city.time() - 500;
        accepts(COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.of(since)));
        assertTrue(key(SECOND).doubtfulAt(since));
        assertFalse(key(SECOND).doubtfulAt(since - 1));
        assertEquals(Optional.of(city.time()), key(SECOND).revokedAt());
        assertFalse(key(COMPANY).doubtfulAt(city.time()));
    }

    @Test
    void an_earlier_compromise_may_be_stated_later_and_a_later_one_may_not() {
        accepts(COMPANY, new AddKey(SECOND.jwk()));
        accepts(COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.empty()));
        long revokedAt = city.time();
        rejects(
                IdentityReason.KEY_MUST_NOT_BE_REVOKED,
                COMPANY,
                new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.empty()));
        accepts(COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.of(500L)));
        rejects(
                IdentityReason.KEY_MUST_NOT_BE_REVOKED,
                COMPANY,
                new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.of(500L)));
        accepts(COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.of(499L)));
        rejects(
                IdentityReason.KEY_MUST_NOT_BE_REVOKED,
                COMPANY,
                new RevokeKey(Optional.empty(), thumbprint(SECOND), Optional.empty()));
        assertEquals(Optional.of(revokedAt), key(SECOND).revokedAt());
        assertEquals(Optional.of(499L), key(SECOND).compromisedSince());
    }

    @Test
    void the_last_key_goes_only_when_a_successor_is_there_or_about_to_be() {
        var revocation = new RevokeKey(Optional.empty(), thumbprint(COMPANY), Optional.empty());
        rejects(IdentityReason.LAST_KEY_MUST_HAVE_SUCCESSOR, COMPANY, revocation);
        accepts(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        accepts(COMPANY, revocation);
        city.pass(DELAY);
        accepts(SECOND, new AddKey(THIRD.jwk()));
    }

    @Test
    void a_pending_key_may_go_though_it_is_the_only_one() {
        register(company(2));
        var wrong = InsecureTestKeys.ed25519(company(2), "wrong");
        accepts(REGISTRAR, new VouchKey(company(2), wrong.jwk(), false));
        accepts(OPERATOR, new RevokeKey(Optional.of(company(2)), thumbprint(wrong), Optional.empty()));
        assertFalse(city.view().has(new KeysKey(company(2))));
        accepts(REGISTRAR, new VouchKey(company(2), SECOND.jwk(), false));
    }

    @Test
    void a_member_never_takes_the_last_active_key_from_an_organisation_though_a_recovery_is_pending() {
        var revocation = new RevokeKey(Optional.of(COMPANY.organisation()), thumbprint(COMPANY), Optional.empty());
        rejects(IdentityReason.LAST_KEY_MUST_HAVE_SUCCESSOR, OPERATOR, revocation);
        accepts(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        city.pass(DELAY - 2);
        rejects(IdentityReason.LAST_KEY_MUST_HAVE_SUCCESSOR, OPERATOR, revocation);
        city.pass(1);
        accepts(OPERATOR, revocation);
        accepts(SECOND, new AddKey(THIRD.jwk()));
    }

    @Test
    void revoking_is_refused_by_the_first_rule_that_it_breaks() {
        var future = Optional.of(city.time() + 1_000_000);
        rejects(
                IdentityReason.SENDER_MUST_BE_MEMBER,
                REGISTRAR,
                new RevokeKey(Optional.of(COMPANY.organisation()), thumbprint(SECOND), future));
        rejects(IdentityReason.KEY_MUST_BE_KNOWN, COMPANY, new RevokeKey(Optional.empty(), thumbprint(SECOND), future));
        rejects(
                IdentityReason.COMPROMISE_MUST_NOT_BE_IN_FUTURE,
                COMPANY,
                new RevokeKey(Optional.empty(), thumbprint(COMPANY), future));
        rejects(
                IdentityReason.LAST_KEY_MUST_HAVE_SUCCESSOR,
                COMPANY,
                new RevokeKey(
                        Optional.empty(),
                        thumbprint(COMPANY),
                        Optional.of(city.next().time())));
    }

    private void register(Uscc uscc) {
        accepts(REGISTRAR, new RegisterOrganisation(uscc, "示例乙有限公司", LocalDate.parse("2020-01-01"), Optional.empty()));
    }

    private KeyState key(TestKey key) {
        return city.view().find(new KeyKey(key.id())).orElseThrow();
    }

    private List<Thumbprint> index(Uscc organisation) {
        return city.view().find(new KeysKey(organisation)).orElseThrow().keys();
    }

    private static Thumbprint thumbprint(TestKey key) {
        return key.jwk().thumbprint();
    }

    private void accepts(TestKey sender, Transaction transaction) {
        assertEquals(TransactionResult.accepted(), city.submit(sender, transaction));
    }

    private void rejects(Reason reason, TestKey sender, Transaction transaction) {
        assertEquals(
                new Outcome.Rejected(reason), transaction.decide(city.view(), city.next(), Sender.of(sender.id())));
    }

    private static Genesis withDelay(Genesis genesis) {
        var settings = genesis.settings();
        return TestGenesis.with(
                genesis,
                new ChainState(
                        settings.chain(),
                        settings.cityZh(),
                        settings.cityEn(),
                        false,
                        DELAY,
                        settings.rules(),
                        settings.blockTransactions()));
    }
}
