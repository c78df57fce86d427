package org.chengxin.app.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.DetachedJws;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.Role;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a network begins with, and everything that may be wrong with it. */
class NetworkFileTest {

    private static final SignatureCheck CHECK = JcaSignatureVerifier.jdk()::verify;
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final long TIME = 1_790_000_000_000L;
    private static final ChainState SETTINGS =
            new ChainState("shili-1", "示例市", "Example City", true, 0, Assembly.RULES, Assembly.BLOCK_TRANSACTIONS);

    private final TestOrganisation first = TestOrganisation.member(1, Role.REGISTRAR);
    private final TestOrganisation second = TestOrganisation.member(2, Role.PUBLISHER);
    private final TestOrganisation third = TestOrganisation.authority(3, Role.PUBLISHER);

    @Test
    void a_genesis_follows_from_the_statements_in_whatever_order_they_come() {
        NetworkFile network = collected();
        List<SignedStatement> turned = new ArrayList<>(statements());
        Collections.reverse(turned);
        assertArrayEquals(
                network.write(),
                NetworkFile.collect(SETTINGS, TIME, expected(), turned, CHECK).write());
        assertArrayEquals(
                network.write(), NetworkFile.read("file", network.write()).write());
        assertEquals(List.of(first.uscc(), second.uscc()), network.genesis().members());
        assertEquals(
                List.of(first.validator().jwk().x(), second.validator().jwk().x()),
                network.genesis().validators().stream()
                        .map(Genesis.Validator::ed25519)
                        .toList());
        Genesis.FirstOrganisation member = network.genesis().organisations().getFirst();
        assertEquals(
                List.of(
                        first.operator().jwk(),
                        first.authority().jwk(),
                        first.tls().jwk()),
                member.keys());
        assertEquals(List.of(Role.REGISTRAR), member.roles());
        assertEquals(List.of(), member.entitlements());
        Genesis.FirstOrganisation publisher = network.genesis().organisations().getLast();
        assertEquals(List.of(third.authority().jwk()), publisher.keys());
        assertEquals(network.genesis().items().size(), publisher.entitlements().size());
    }

    @Test
    void what_each_member_has_sealed_is_a_genesis_that_a_node_takes() {
        NetworkFile half = collected().sealedBy(first.operator());
        assertEquals(List.of(second.uscc()), half.unsealed());
        refused("NW-015", half::signed);
        NetworkFile whole = half.sealedBy(second.operator());
        whole.require(CHECK);
        assertEquals(List.of(), whole.unsealed());
        assertEquals(Optional.empty(), whole.signed().against(CHECK));
        assertEquals(half.fingerprint(), whole.fingerprint());
        assertArrayEquals(whole.write(), whole.sealedBy(first.operator()).write(), "sealing again changes nothing");
    }

    @Test
    void copies_that_members_sealed_apart_come_to_the_same() {
        NetworkFile network = collected();
        NetworkFile apart = network.sealedBy(second.operator()).and(network.sealedBy(first.operator()));
        assertArrayEquals(
                network.sealedBy(first.operator()).sealedBy(second.operator()).write(), apart.write());
        NetworkFile other = NetworkFile.collect(SETTINGS, TIME + 1, expected(), statements(), CHECK);
        assertNotEquals(network.fingerprint(), other.fingerprint());
        refused("NW-016", () -> network.and(other));
    }

    @Test
    void another_signature_of_the_same_statement_makes_no_other_network() {
        SignedStatement twin = turned(second.signed());
        assertNotEquals(second.signed(), twin);
        NetworkFile network = collected();
        NetworkFile other =
                NetworkFile.collect(SETTINGS, TIME, expected(), List.of(first.signed(), twin, third.signed()), CHECK);
        assertEquals(network.fingerprint(), other.fingerprint());
        NetworkFile whole = network.sealedBy(first.operator()).and(other.sealedBy(second.operator()));
        whole.require(CHECK);
        assertEquals(List.of(), whole.unsealed());
    }

    @Test
    void what_a_statement_says_beyond_the_genesis_makes_another_network() {
        SignedStatement elsewhere = second.signedAt("elsewhere.example:26656");
        NetworkFile other = NetworkFile.collect(
                SETTINGS, TIME, expected(), List.of(first.signed(), elsewhere, third.signed()), CHECK);
        assertEquals(collected().genesis(), other.genesis());
        assertNotEquals(collected().fingerprint(), other.fingerprint());
    }

    /** With s of the signature of the TLS key turned to n-s, which fits as well: ECDSA has no one signature. */
    private static SignedStatement turned(SignedStatement signed) {
        List<String> signatures = new ArrayList<>(signed.signatures());
        int tls = signatures.size() - 2;
        DetachedJws jws =
                DetachedJws.parse(signatures.get(tls), SignedStatement.TYP).orElseThrow();
        byte[] signature = jws.signature().toArray();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = P256_ORDER.subtract(s).add(BigInteger.ONE.shiftLeft(256)).toByteArray();
        System.arraycopy(other, 1, signature, 32, 32);
        signatures.set(tls, jws.header() + ".." + Base64Url.encode(signature));
        return new SignedStatement(signatures, signed.statement());
    }

    @Test
    void a_file_that_is_no_statement_is_refused() {
        byte[] bytes = first.signed().write();
        for (byte[] unfit : List.of(
                new byte[0],
                "{}".getBytes(UTF_8),
                (new String(bytes, UTF_8) + "\n").getBytes(UTF_8),
                new String(bytes, UTF_8)
                        .replace("\"roles\":[\"registrar\"]", "\"roles\":[\"king\"]")
                        .getBytes(UTF_8))) refused("NW-001", () -> SignedStatement.read("file", unfit));
        refused("NW-010", () -> NetworkFile.read("file", bytes));
    }

    @Test
    void a_changed_statement_is_refused_whatever_was_changed() {
        String text = new String(first.signed().write(), UTF_8);
        for (String[] change : List.of(
                new String[] {"示例机关1", "示例机关2"},
                new String[] {"[\"registrar\"]", "[\"registrar\",\"publisher\"]"},
                new String[] {"member1.example:26656", "member1.example:26657"},
                new String[] {
                    first.validator().jwk().x().toBase64Url(),
                    second.validator().jwk().x().toBase64Url()
                })) {
            String changed = text.replace(change[0], change[1]);
            assertNotEquals(text, changed);
            SignedStatement statement = SignedStatement.read("file", changed.getBytes(UTF_8));
            refused("NW-002", () -> collect(statement, second.signed(), third.signed()));
        }
    }

    @Test
    void a_statement_without_one_of_its_signatures_is_refused() {
        SignedStatement whole = first.signed();
        for (int i = 0; i < whole.signatures().size(); i++) {
            List<String> fewer = new ArrayList<>(whole.signatures());
            fewer.remove(i);
            refused("NW-002", () -> new SignedStatement(fewer, whole.statement()).require(CHECK));
            List<String> others = new ArrayList<>(whole.signatures());
            others.set(i, second.signed().signatures().get(i));
            refused("NW-002", () -> new SignedStatement(others, whole.statement()).require(CHECK));
        }
    }

    @Test
    void the_newest_statement_says_when_a_network_can_begin() {
        List<SignedStatement> turned = new ArrayList<>(statements());
        Collections.reverse(turned);
        assertEquals(Optional.of(TestOrganisation.STATED_AT + 3), NetworkFile.newest(statements()));
        assertEquals(Optional.of(TestOrganisation.STATED_AT + 3), NetworkFile.newest(turned));
        turned.set(1, second.statedAt(Optional.empty()));
        assertEquals(Optional.empty(), NetworkFile.newest(turned));
    }

    @Test
    void a_statement_of_an_earlier_program_that_has_no_time_is_read() {
        SignedStatement old = second.statedAt(Optional.empty());
        String text = new String(old.write(), UTF_8);
        assertEquals(-1, text.indexOf("statedAt"));
        SignedStatement read = SignedStatement.read("file", old.write());
        read.require(CHECK);
        assertEquals(old, read);
    }

    @Test
    void a_statement_is_made_at_a_time_that_a_chain_can_begin_at() {
        for (long at : List.of(0L, Genesis.TIME_MAX)) second.statedAt(Optional.of(at));
        for (long at : List.of(-1L, Genesis.TIME_MAX + 1))
            assertThrows(IllegalArgumentException.class, () -> second.statedAt(Optional.of(at)));
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        Jwk zero = Jwk.ed25519(Bytes.of(new byte[32]));
        Statement said = third.signed().statement();
        Statement unfit = new Statement(
                zero,
                said.district(),
                said.established(),
                said.name(),
                said.node(),
                said.roles(),
                said.statedAt(),
                said.uscc());
        refused("NW-003", () -> new SignedStatement(third.signed().signatures(), unfit).require(CHECK));
    }

    @Test
    void duplicate_foreign_and_missing_statements_are_refused() {
        refused("NW-004", () -> collect(first.signed(), second.signed(), third.signed(), first.signed()));
        TestOrganisation sameCode = TestOrganisation.member(1);
        refused("NW-004", () -> collect(first.signed(), sameCode.signed(), second.signed(), third.signed()));
        TestOrganisation stranger = TestOrganisation.member(9);
        refused("NW-005", () -> collect(first.signed(), second.signed(), third.signed(), stranger.signed()));
        refused("NW-006", () -> collect(first.signed(), second.signed()));
    }

    @Test
    void one_key_or_one_address_for_two_is_refused() {
        refused("NW-007", () -> collect(first.signed(), second.withTlsKeyOf(first), third.signed()));
        refused("NW-007", () -> collect(first.signed(), second.withOneKeyForTwoPurposes(), third.signed()));
        refused("NW-008", () -> collect(first.signed(), second.signedAt("member1.example:26656"), third.signed()));
    }

    @Test
    void a_network_without_a_node_is_refused() {
        refused(
                "NW-009",
                () -> NetworkFile.collect(SETTINGS, TIME, List.of(third.uscc()), List.of(third.signed()), CHECK));
    }

    @Test
    void a_genesis_that_says_more_than_the_statements_is_refused() {
        NetworkFile network = collected();
        Genesis said = network.genesis();
        Genesis.Validator strong = new Genesis.Validator(
                first.uscc().text(), first.validator().jwk().x(), 1_000);
        Genesis changed = new Genesis(
                said.settings(),
                said.time(),
                List.of(strong, said.validators().getLast()),
                said.members(),
                said.organisations(),
                said.items(),
                said.editions());
        refused("NW-011", () -> new NetworkFile(changed, List.of(), network.statements()).require(CHECK));
    }

    @Test
    void a_seal_of_a_stranger_of_another_genesis_or_given_twice_is_refused() {
        NetworkFile network = collected();
        refused("NW-018", () -> network.sealedBy(third.authority()));
        refused("NW-018", () -> network.sealedBy(first.authority()));
        refused("NW-018", () -> network.sealedBy(TestOrganisation.member(1).operator()));
        String good = network.sealedBy(first.operator()).seals().getFirst();
        String other = NetworkFile.collect(SETTINGS, TIME + 1, expected(), statements(), CHECK)
                .sealedBy(first.operator())
                .seals()
                .getFirst();
        for (List<String> seals : List.of(
                List.of(other),
                List.of(good, good),
                List.of("nonsense"),
                List.of(first.signed().signatures().getFirst())))
            refused("NW-014", () -> new NetworkFile(network.genesis(), seals, network.statements()).require(CHECK));
    }

    private List<SignedStatement> statements() {
        return List.of(first.signed(), second.signed(), third.signed());
    }

    private List<Uscc> expected() {
        return List.of(first.uscc(), second.uscc(), third.uscc());
    }

    private NetworkFile collected() {
        return NetworkFile.collect(SETTINGS, TIME, expected(), statements(), CHECK);
    }

    private void collect(SignedStatement... statements) {
        NetworkFile.collect(SETTINGS, TIME, expected(), List.of(statements), CHECK);
    }

    private static void refused(String code, Executable attempt) {
        assertEquals(
                code, assertThrows(NetworkException.class, attempt).reason().code());
    }
}
