package org.chengxin.ledger;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.IdentityReason;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RotateKey;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final TestKey SECOND = InsecureTestKeys.ed25519(REGISTRAR.organisation(), "second");

    private final TestCity city = TestCity.found();

    @Test
    void what_is_accepted_has_happened_and_is_an_event() {
        var outcome = city.execute(List.of(city.sign(REGISTRAR, registration(2))));
        assertEquals(List.of(TransactionResult.accepted()), outcome.results());
        assertEquals(
                new RegisterOrganisation.OrganisationRegistered(
                        company(2),
                        "示例公司2",
                        LocalDate.parse("2020-02-29"),
                        Optional.empty(),
                        city.time(),
                        REGISTRAR.id()),
                outcome.events().getFirst().orElseThrow());
        assertTrue(city.view().has(new OrganisationKey(company(2))));
    }

    @Test
    void what_the_rules_refuse_has_used_its_sequence_and_left_nothing_else() {
        var outcome = city.execute(List.of(city.sign(COMPANY, registration(2), 7)));
        assertEquals(List.of(TransactionResult.refused(IdentityReason.SENDER_MUST_BE_REGISTRAR)), outcome.results());
        assertEquals(List.of(Optional.empty()), outcome.events());
        assertEquals(
                Set.of(new WindowKey(COMPANY.id()).path()),
                Change.byPath(outcome.changes()).keySet());
        assertEquals(
                Optional.of(AdmissionReason.SEQUENCE_MUST_BE_NEW),
                city.view().find(new WindowKey(COMPANY.id())).orElseThrow().against(7));
    }

    @Test
    void what_is_inadmissible_has_left_nothing_at_all() {
        byte[] jws = city.sign(REGISTRAR, registration(2));
        city.pass(TestCity.EXPIRES_AFTER_MILLIS);
        var outcome = city.execute(List.of(jws, new byte[0]));
        assertEquals(
                List.of(
                        TransactionResult.inadmissible(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED),
                        TransactionResult.inadmissible(AdmissionReason.FORM_MUST_BE_COMPACT_JWS)),
                outcome.results());
        assertEquals(Set.of(), Change.byPath(outcome.changes()).keySet());
    }

    @Test
    void an_empty_block_changes_nothing() {
        var before = encoded(city);
        var outcome = city.execute(List.of());
        assertEquals(0, outcome.changes().size());
        assertEquals(before, encoded(city));
    }

    @Test
    void a_transaction_twice_in_a_block_happens_once() {
        byte[] jws = city.sign(REGISTRAR, registration(2));
        assertEquals(
                List.of(
                        TransactionResult.accepted(),
                        TransactionResult.inadmissible(AdmissionReason.SEQUENCE_MUST_BE_NEW)),
                city.execute(List.of(jws, jws)).results());
    }

    @Test
    void a_transaction_sees_what_those_before_it_in_the_block_did() {
        var results = city.execute(List.of(
                        city.sign(REGISTRAR, registration(2)),
                        city.sign(REGISTRAR, registration(2)),
                        city.sign(REGISTRAR, registration(3))))
                .results();
        assertEquals(
                List.of(
                        TransactionResult.accepted(),
                        TransactionResult.refused(IdentityReason.ORGANISATION_IS_ALREADY_SO),
                        TransactionResult.accepted()),
                results);
    }

    @Test
    void a_key_that_goes_inside_a_block_signs_nothing_behind_that_place() {
        var results = city.execute(List.of(
                        city.sign(REGISTRAR, registration(2)),
                        city.sign(REGISTRAR, new RotateKey(REGISTRAR.jwk().thumbprint(), SECOND.jwk())),
                        city.sign(REGISTRAR, registration(3))))
                .results();
        assertEquals(
                List.of(
                        TransactionResult.accepted(),
                        TransactionResult.accepted(),
                        TransactionResult.inadmissible(AdmissionReason.KEY_MUST_NOT_BE_REVOKED)),
                results);
    }

    @Test
    void a_key_that_comes_inside_a_block_signs_from_the_next_block_on() {
        var results = city.execute(
                        List.of(city.sign(REGISTRAR, new AddKey(SECOND.jwk())), city.sign(SECOND, registration(2), 1)))
                .results();
        assertEquals(
                List.of(
                        TransactionResult.accepted(),
                        TransactionResult.inadmissible(AdmissionReason.SIGNATURE_MUST_FIT)),
                results);
        assertEquals(TransactionResult.accepted(), city.submit(city.sign(SECOND, registration(2), 1)));
    }

    @Test
    void a_block_holds_no_more_than_the_state_allows() {
        var small = TestCity.found(genesis -> withCap(genesis, 2));
        var results = small.execute(List.of(
                        small.sign(REGISTRAR, registration(2)), new byte[0], small.sign(REGISTRAR, registration(3))))
                .results();
        assertEquals(
                List.of(
                        TransactionResult.accepted(),
                        TransactionResult.inadmissible(AdmissionReason.FORM_MUST_BE_COMPACT_JWS),
                        TransactionResult.inadmissible(AdmissionReason.BLOCK_MUST_HAVE_ROOM)),
                results);
    }

    @Test
    void the_block_names_the_rules_and_unknown_ones_stop_the_node() {
        assertEquals(1, Ledger.rules(city.view()));
        var block = new Block(1, city.time(), Ledger.NEWEST_RULES + 1);
        assertThrows(Invariant.Broken.class, () -> Ledger.execute(city.reader(), block, List.of()));
    }

    @Test
    void the_same_history_gives_the_same_state_in_one_block_or_in_many() {
        var one = TestCity.found();
        var many = TestCity.found();
        var history = new ArrayList<byte[]>();
        for (int i = 2; i < 12; i++) history.add(one.sign(REGISTRAR, registration(i)));
        one.pass(9).execute(history);
        for (var jws : history) many.submit(jws);
        assertEquals(many.time(), one.time());
        assertEquals(many.view().find(new WindowKey(REGISTRAR.id())), one.view().find(new WindowKey(REGISTRAR.id())));
        assertEquals(many.state().keySet(), one.state().keySet());
    }

    @Test
    void a_proposer_takes_what_is_admissible_one_after_another() throws InadmissibleException {
        var first = read(city.sign(REGISTRAR, registration(2)));
        var foreign = read(city.sign(SECOND, registration(3), 1));
        var second = read(city.sign(REGISTRAR, registration(3)));
        var selection =
                Ledger.select(city.reader(), city.next(), List.of(first, first, foreign, second), Long.MAX_VALUE);
        assertEquals(List.of(first, second), selection.chosen());
        assertEquals(
                List.of(
                        new Selection.Refused(first, AdmissionReason.SEQUENCE_MUST_BE_NEW),
                        new Selection.Refused(foreign, AdmissionReason.KEY_MUST_BE_KNOWN)),
                selection.refused());
        assertEquals(List.of(), selection.postponed());
    }

    @Test
    void a_proposer_leaves_out_what_a_key_signed_that_goes_before_it() throws InadmissibleException {
        city.submit(REGISTRAR, new AddKey(SECOND.jwk()));
        var revocation = read(city.sign(
                REGISTRAR, new RevokeKey(Optional.empty(), SECOND.jwk().thumbprint(), Optional.empty())));
        var late = read(city.sign(SECOND, registration(2)));
        var selection = Ledger.select(city.reader(), city.next(), List.of(revocation, late), Long.MAX_VALUE);
        assertEquals(List.of(revocation), selection.chosen());
        assertEquals(
                List.of(new Selection.Refused(late, AdmissionReason.KEY_MUST_NOT_BE_REVOKED)), selection.refused());
    }

    @Test
    void a_proposer_postpones_what_does_not_fit() throws InadmissibleException {
        var first = read(city.sign(REGISTRAR, registration(2)));
        var second = read(city.sign(OPERATOR, registration(3)));
        var bySize = Ledger.select(
                city.reader(),
                city.next(),
                List.of(first, second),
                first.jws().size() + second.jws().size() - 1);
        assertEquals(List.of(first), bySize.chosen());
        assertEquals(List.of(second), bySize.postponed());
        assertEquals(
                List.of(first, second),
                Ledger.select(
                                city.reader(),
                                city.next(),
                                List.of(first, second),
                                first.jws().size() + second.jws().size())
                        .chosen());

        var small = TestCity.found(genesis -> withCap(genesis, 1));
        var byNumber = Ledger.select(small.reader(), small.next(), List.of(first, second), Long.MAX_VALUE);
        assertEquals(List.of(first), byNumber.chosen());
        assertEquals(List.of(second), byNumber.postponed());
    }

    private static RegisterOrganisation registration(int number) {
        return new RegisterOrganisation(
                company(number), "示例公司" + number, LocalDate.parse("2020-02-29"), Optional.empty());
    }

    private static SignedTransaction read(byte[] jws) throws InadmissibleException {
        return SignedTransaction.parse(jws);
    }

    private static Map<String, Bytes> encoded(TestCity city) {
        var copy = new TreeMap<String, Bytes>();
        city.state().forEach((path, value) -> copy.put(path, Bytes.of(value)));
        return copy;
    }

    private static Genesis withCap(Genesis genesis, int transactions) {
        var settings = genesis.settings();
        return TestGenesis.with(
                genesis,
                new ChainState(settings.chain(), settings.cityZh(), settings.cityEn(), true, 0, 1, transactions));
    }
}
