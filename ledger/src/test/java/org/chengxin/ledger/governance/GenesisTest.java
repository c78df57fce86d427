package org.chengxin.ledger.governance;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.GENESIS;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.Genesis.FirstEntitlement;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.JdkSignatures;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

class GenesisTest {

    private static final Bytes ROOT = Bytes.owned(new byte[32]);

    @Test
    void the_first_state_holds_all_that_the_genesis_names_and_nothing_else() {
        assertEquals(
                List.of(
                        "chain",
                        "governance/edition/SHILI-2023",
                        "governance/edition/SHILI-2026",
                        "governance/editions",
                        "governance/item/CF-0001",
                        "governance/item/CF-0002",
                        "governance/item/XK-0001",
                        "governance/items",
                        "governance/member/" + OPERATOR.organisation(),
                        "governance/members"),
                Ledger.genesis(GENESIS).keySet().stream()
                        .filter(path -> !path.startsWith("identity/"))
                        .toList());
        assertEquals(
                GENESIS.organisations().size(),
                Ledger.genesis(GENESIS).keySet().stream()
                        .filter(path -> path.startsWith("identity/organisation/"))
                        .count());
    }

    @Test
    void a_genesis_signed_by_its_members_may_begin_a_chain() {
        assertEquals(Optional.empty(), TestGenesis.signed(GENESIS, OPERATOR).against(JdkSignatures::fits));
    }

    @Test
    void each_member_signs_once_and_nobody_else() {
        var both = withMembers(List.of(OPERATOR.organisation(), REGISTRAR.organisation()));
        assertEquals(
                Optional.empty(), TestGenesis.signed(both, OPERATOR, REGISTRAR).against(JdkSignatures::fits));
        unsigned(TestGenesis.signed(GENESIS));
        unsigned(TestGenesis.signed(GENESIS, COMPANY));
        unsigned(TestGenesis.signed(GENESIS, OPERATOR, COMPANY));
        unsigned(TestGenesis.signed(GENESIS, InsecureTestKeys.ed25519(OPERATOR.organisation(), "another")));
        unsigned(TestGenesis.signed(both, OPERATOR));
        unsigned(TestGenesis.signed(both, OPERATOR, OPERATOR));
        unsigned(TestGenesis.signed(both, REGISTRAR, OPERATOR));
    }

    private static void unsigned(SignedGenesis genesis) {
        assertEquals(
                Optional.of(GovernanceReason.GENESIS_MUST_BE_SIGNED_BY_EACH_MEMBER),
                genesis.against(JdkSignatures::fits));
    }

    @Test
    void a_signature_of_another_genesis_does_not_fit() {
        var other = withMembers(List.of(REGISTRAR.organisation()));
        var signature = TestGenesis.signed(other, OPERATOR).signatures();
        assertEquals(
                Optional.of(GovernanceReason.GENESIS_SIGNATURES_MUST_FIT),
                new SignedGenesis(GENESIS, signature).against(JdkSignatures::fits));
    }

    @Test
    void a_signature_in_another_form_is_none() {
        String good = TestGenesis.signed(GENESIS, OPERATOR).signatures().getFirst();
        for (String wrong : List.of(
                "", "..", good + ".", good.replace("..", ".e30."), good.substring(0, good.length() - 1), " " + good))
            unsigned(new SignedGenesis(GENESIS, List.of(wrong)));
    }

    @Test
    void a_genesis_with_a_key_that_signatures_must_not_rest_on_begins_no_chain() {
        var weak = with(organisations ->
                replace(organisations, first -> keys(first, List.of(Jwk.ed25519(Bytes.owned(new byte[32]))))));
        assertEquals(
                Optional.of(GovernanceReason.GENESIS_KEYS_MUST_BE_VALID),
                TestGenesis.signed(weak, OPERATOR).against(JdkSignatures::fits));
    }

    @Test
    void a_genesis_whose_parts_do_not_fit_together_is_none() {
        refuses(() -> withMembers(List.of()));
        refuses(() -> withMembers(List.of(TestGenesis.company(9))));
        refuses(() -> withMembers(List.of(REGISTRAR.organisation(), OPERATOR.organisation())));
        refuses(() -> withMembers(List.of(OPERATOR.organisation(), OPERATOR.organisation())));
        refuses(() -> with(organisations -> replace(organisations, first -> keys(first, List.of()))));
        refuses(() -> with(GenesisTest::reversed));
        refuses(() -> with(organisations -> List.of()));
        refuses(() -> organisation(TestGenesis.soleTrader(1), List.of(), List.of()));
        refuses(() -> organisation(TestGenesis.company(1), List.of(Role.PUBLISHER, Role.PUBLISHER), List.of()));
        var nobody = new FirstEntitlement(TestGenesis.company(9), TestGenesis.PERMITS);
        var nothing = new FirstEntitlement(TestGenesis.company(1), new ItemId("NOTHING"));
        for (var entitled : List.of(nobody, nothing))
            refuses(() -> with(organisations ->
                    replaceLast(organisations, organisation(TestGenesis.company(1), List.of(), List.of(entitled)))));
    }

    @Test
    void two_editions_in_force_on_one_day_or_two_validators_with_one_key_are_no_genesis() {
        var overlapping = GENESIS.editions().stream()
                .map(edition -> new Edition(
                        edition.id(),
                        edition.citationZh(),
                        edition.citationEn(),
                        edition.from(),
                        Optional.empty(),
                        edition.periods(),
                        edition.exceptions(),
                        edition.unconfirmed()))
                .toList();
        refuses(() -> new Genesis(
                GENESIS.settings(),
                GENESIS.time(),
                GENESIS.validators(),
                GENESIS.members(),
                GENESIS.organisations(),
                GENESIS.items(),
                overlapping));
        refuses(() -> new Genesis.Validator("short", Bytes.owned(new byte[31]), 1));
        for (var validators : List.of(List.<Genesis.Validator>of(), Collections.nCopies(2, validator("twice"))))
            refuses(() -> new Genesis(
                    GENESIS.settings(),
                    GENESIS.time(),
                    validators,
                    GENESIS.members(),
                    GENESIS.organisations(),
                    GENESIS.items(),
                    GENESIS.editions()));
    }

    @Test
    void the_file_is_read_as_it_was_written_in_any_spacing() throws GenesisException {
        var file = new GenesisFile(TestGenesis.signed(GENESIS, OPERATOR), ROOT);
        assertEquals(file, GenesisFile.read(file.write()));
        String spaced = text(file).replace("{\"", "{\n  \"").replace("\":", "\" : ");
        assertEquals(file, GenesisFile.read(spaced.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(
                Codec.of(SignedGenesis.class).encode(file.genesis()),
                Codec.of(SignedGenesis.class)
                        .encode(GenesisFile.read(spaced.getBytes(StandardCharsets.UTF_8))
                                .genesis()));
    }

    @Test
    void the_file_is_the_genesis_document_of_cometbft() {
        String text = text(new GenesisFile(TestGenesis.signed(GENESIS, OPERATOR), ROOT));
        for (String part : List.of(
                "\"chain_id\":\"shili-test-1\"",
                "\"genesis_time\":\"2026-11-24T01:00:00Z\"",
                "\"initial_height\":\"1\"",
                "\"app_hash\":\"" + "0".repeat(64) + "\"",
                "\"power\":\"10\"",
                "\"type\":\"tendermint/PubKeyEd25519\"",
                "\"max_bytes\":\"22020096\"")) assertEquals(true, text.contains(part), part);
    }

    @Test
    void a_file_that_says_more_or_other_than_was_signed_is_refused() {
        String good = text(new GenesisFile(TestGenesis.signed(GENESIS, OPERATOR), ROOT));
        for (String[] change : new String[][] {
            {"\"chain_id\":\"shili-test-1\"", "\"chain_id\":\"shili-test-2\""},
            {"\"power\":\"10\",\"pub_key\"", "\"power\":\"11\",\"pub_key\""},
            {"2026-11-24T01:00:00Z", "2026-11-24T01:00:00.000Z"},
            {"\"initial_height\":\"1\"", "\"initial_height\":\"2\""},
            {"\"initial_height\":\"1\"", "\"initial_height\":1"},
            {"\"max_gas\":\"-1\"", "\"max_gas\":\"0\""},
            {"{\"app_hash\"", "{\"another\":true,\"app_hash\""}
        }) refusesFile(GovernanceReason.GENESIS_FILE_MUST_SAY_WHAT_WAS_SIGNED, good.replace(change[0], change[1]));
    }

    @Test
    void what_is_no_genesis_file_says_so() {
        String good = text(new GenesisFile(TestGenesis.signed(GENESIS, OPERATOR), ROOT));
        for (String wrong : List.of(
                "",
                "[]",
                "{}",
                good.substring(1),
                good.replace("app_state", "app-state"),
                good.replace("app_hash", "app-hash"),
                good.replace("0".repeat(64), "0".repeat(62)),
                good.replace("0".repeat(64), "x".repeat(64)),
                good.replace("\"demo\":true", "\"demo\":true,\"score\":1"),
                good.replace("\"demo\":true", "\"demo\":null")))
            refusesFile(GovernanceReason.GENESIS_MUST_BE_WELL_FORMED, wrong);
    }

    private static void refusesFile(GovernanceReason reason, String text) {
        var refusal = assertThrows(
                GenesisException.class, () -> GenesisFile.read(text.getBytes(StandardCharsets.UTF_8)), text);
        assertEquals(reason, refusal.reason(), text);
    }

    private static String text(GenesisFile file) {
        Json.requireCanonical(file.write());
        return new String(file.write(), StandardCharsets.UTF_8);
    }

    private static Genesis withMembers(List<Uscc> members) {
        return new Genesis(
                GENESIS.settings(),
                GENESIS.time(),
                GENESIS.validators(),
                members,
                GENESIS.organisations(),
                GENESIS.items(),
                GENESIS.editions());
    }

    private static Genesis with(UnaryOperator<List<FirstOrganisation>> change) {
        return new Genesis(
                GENESIS.settings(),
                GENESIS.time(),
                GENESIS.validators(),
                GENESIS.members(),
                change.apply(GENESIS.organisations()),
                GENESIS.items(),
                GENESIS.editions());
    }

    private static List<FirstOrganisation> replace(
            List<FirstOrganisation> organisations, UnaryOperator<FirstOrganisation> change) {
        return organisations.stream()
                .map(first -> first.uscc().equals(OPERATOR.organisation()) ? change.apply(first) : first)
                .toList();
    }

    private static List<FirstOrganisation> replaceLast(List<FirstOrganisation> organisations, FirstOrganisation last) {
        var changed = new ArrayList<>(organisations);
        changed.set(changed.size() - 1, last);
        return changed;
    }

    private static List<FirstOrganisation> reversed(List<FirstOrganisation> organisations) {
        return organisations.reversed();
    }

    private static FirstOrganisation keys(FirstOrganisation first, List<Jwk> keys) {
        return new FirstOrganisation(
                first.uscc(),
                first.name(),
                first.established(),
                first.district(),
                keys,
                first.roles(),
                first.entitlements());
    }

    private static FirstOrganisation organisation(Uscc uscc, List<Role> roles, List<FirstEntitlement> entitlements) {
        return new FirstOrganisation(
                uscc, "示例", LocalDate.parse("2020-01-01"), Optional.empty(), List.of(), roles, entitlements);
    }

    private static Genesis.Validator validator(String name) {
        return new Genesis.Validator(name, OPERATOR.jwk().x(), 1);
    }

    private static void refuses(Runnable make) {
        assertThrows(IllegalArgumentException.class, make::run);
    }
}
