package org.chengxin.ledger;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.StopKey;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** What stands before the rules, in the order in which it is asked. */
class AdmissionTest {

    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final TestKey SECOND = InsecureTestKeys.ed25519(COMPANY.organisation(), "second");

    /** A request without consequence, since nobody has that role. */
    private static final Transaction REQUEST = new RevokeRole(company(9), Role.REGISTRAR);

    private final TestCity city = TestCity.found();

    @Test
    void a_transaction_with_nothing_against_it_is_admissible() throws InadmissibleException {
        assertEquals(Optional.empty(), against(city, signed(OPERATOR, city.chain(), 1, city.time() + 1)));
    }

    @Test
    void the_chain_is_asked_before_the_key() throws InadmissibleException {
        assertEquals(
                Optional.of(AdmissionReason.CHAIN_MUST_BE_THIS),
                against(city, signed(SECOND, "another", 5_000, city.time())));
    }

    @Test
    void an_unknown_key_is_refused_before_its_sequence() throws InadmissibleException {
        assertEquals(
                Optional.of(AdmissionReason.KEY_MUST_BE_KNOWN),
                against(city, signed(SECOND, city.chain(), 5_000, city.time())));
    }

    @Test
    void a_vouched_for_key_signs_when_its_delay_is_over_and_not_a_millisecond_before() throws InadmissibleException {
        var slow = TestCity.found(genesis -> withKeyDelay(genesis, 1_000));
        slow.submit(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        var transaction = signed(SECOND, slow.chain(), 1, slow.time() + DAY);
        slow.pass(999);
        assertEquals(Optional.of(AdmissionReason.KEY_MUST_HAVE_TAKEN_EFFECT), against(slow, transaction));
        slow.pass(1);
        assertEquals(Optional.empty(), against(slow, transaction));
    }

    @Test
    void a_stopped_key_never_signs() throws InadmissibleException {
        var slow = TestCity.found(genesis -> withKeyDelay(genesis, 1_000));
        slow.submit(REGISTRAR, new VouchKey(COMPANY.organisation(), SECOND.jwk(), true));
        slow.submit(COMPANY, new StopKey(SECOND.jwk().thumbprint()));
        slow.pass(DAY);
        assertEquals(
                Optional.of(AdmissionReason.KEY_MUST_NOT_BE_STOPPED),
                against(slow, signed(SECOND, slow.chain(), 5_000, slow.time())));
    }

    @Test
    void a_revoked_key_is_refused_before_its_sequence() throws InadmissibleException {
        city.submit(COMPANY, new AddKey(SECOND.jwk()));
        city.submit(COMPANY, new RevokeKey(Optional.empty(), SECOND.jwk().thumbprint(), Optional.empty()));
        assertEquals(
                Optional.of(AdmissionReason.KEY_MUST_NOT_BE_REVOKED),
                against(city, signed(SECOND, city.chain(), 5_000, city.time())));
    }

    @Test
    void the_algorithm_is_the_keys_and_not_the_headers() throws InadmissibleException {
        String header = OPERATOR.header(SignedTransaction.TYP).replace("EdDSA", "ES256");
        byte[] payload = Codec.of(Payload.class).encode(new Payload(city.chain(), city.time(), 5_000, REQUEST));
        assertEquals(
                Optional.of(AdmissionReason.ALG_MUST_BE_THE_KEYS),
                against(city, SignedTransaction.parse(TestCity.sign(OPERATOR, header, payload))));
    }

    @Test
    void the_sequence_is_asked_before_the_expiry() throws InadmissibleException {
        city.submit(city.sign(OPERATOR, REQUEST, 1_000));
        city.submit(city.sign(OPERATOR, REQUEST, 2_000));
        sequence(Optional.of(AdmissionReason.SEQUENCE_MUST_NOT_BE_OLD), 976);
        sequence(Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED), 977);
        sequence(Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEW), 1_000);
        sequence(Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED), 1_999);
        sequence(Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEW), 2_000);
        sequence(Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED), 3_024);
        sequence(Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEAR), 3_025);
    }

    private void sequence(Optional<AdmissionReason> expected, long sequence) throws InadmissibleException {
        assertEquals(expected, against(city, signed(OPERATOR, city.chain(), sequence, city.time())), "" + sequence);
    }

    @Test
    void a_transaction_is_good_until_it_expires_and_for_at_most_a_day() throws InadmissibleException {
        long now = city.time();
        expires(Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED), now - 1);
        expires(Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED), now);
        expires(Optional.empty(), now + 1);
        expires(Optional.empty(), now + DAY);
        expires(Optional.of(AdmissionReason.EXPIRY_MUST_BE_NEAR), now + DAY + 1);
        expires(Optional.of(AdmissionReason.EXPIRY_MUST_BE_NEAR), Limits.MAX_INTEGER);
    }

    private void expires(Optional<AdmissionReason> expected, long expires) throws InadmissibleException {
        assertEquals(expected, against(city, signed(OPERATOR, city.chain(), 1, expires)), "" + expires);
    }

    @Test
    void the_signature_is_asked_last() {
        byte[] jws = city.sign(OPERATOR, REQUEST);
        byte[] forged = jws.clone();
        int last = forged.length - 10;
        forged[last] = (byte) (forged[last] == 'A' ? 'B' : 'A');
        assertEquals(TransactionResult.inadmissible(AdmissionReason.SIGNATURE_MUST_FIT), city.submit(forged));
        city.submit(jws);
        assertEquals(TransactionResult.inadmissible(AdmissionReason.SEQUENCE_MUST_BE_NEW), city.submit(forged));
    }

    @Test
    void a_signature_of_another_key_does_not_fit() {
        byte[] payload = Codec.of(Payload.class).encode(new Payload(city.chain(), city.time() + DAY, 1, REQUEST));
        byte[] jws = TestCity.sign(COMPANY, OPERATOR.header(SignedTransaction.TYP), payload);
        assertEquals(TransactionResult.inadmissible(AdmissionReason.SIGNATURE_MUST_FIT), city.submit(jws));
    }

    @Test
    void what_is_malformed_says_how_before_anything_else() {
        var outcome = city.execute(List.of("a.b".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                List.of(TransactionResult.inadmissible(AdmissionReason.FORM_MUST_BE_COMPACT_JWS)), outcome.results());
    }

    static Genesis withKeyDelay(Genesis genesis, long millis) {
        var settings = genesis.settings();
        return TestGenesis.with(
                genesis,
                new ChainState(settings.chain(), settings.cityZh(), settings.cityEn(), false, millis, 1, 5_000));
    }

    private static Optional<AdmissionReason> against(TestCity city, SignedTransaction transaction) {
        return Ledger.admissible(city.view(), city.chain(), city.time(), transaction);
    }

    private static SignedTransaction signed(TestKey key, String chain, long sequence, long expires)
            throws InadmissibleException {
        return SignedTransaction.parse(TestCity.sign(key, new Payload(chain, expires, sequence, REQUEST)));
    }
}
