package org.chengxin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chengxin.ledger.testing.TestGenesis.EDITION_2023;
import static org.chengxin.ledger.testing.TestGenesis.EDITION_2026;
import static org.chengxin.ledger.testing.TestGenesis.GENESIS;
import static org.chengxin.ledger.testing.TestGenesis.PAST_PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.TIME;
import static org.chengxin.ledger.testing.TestGenesis.authority;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.governance.AdoptCatalogueItem;
import org.chengxin.ledger.governance.AdoptEdition;
import org.chengxin.ledger.governance.CatalogueIndex;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionIndex;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.GovernanceTransaction;
import org.chengxin.ledger.governance.Member;
import org.chengxin.ledger.governance.MemberIndex;
import org.chengxin.ledger.governance.PeriodException;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.identity.Entitlement;
import org.chengxin.ledger.identity.GrantEntitlement;
import org.chengxin.ledger.identity.GrantRole;
import org.chengxin.ledger.identity.IdentityTransaction;
import org.chengxin.ledger.identity.KeyIndex;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeEntitlement;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleGrant;
import org.chengxin.ledger.identity.RotateKey;
import org.chengxin.ledger.identity.StopKey;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.ledger.identity.Window;
import org.junit.jupiter.api.Test;

/**
 * Every kind of value of governance and identity as release 0.1 wrote it. The lines were written by a program in Python,
 * and are never written again: a release that reads them otherwise reads old states otherwise.
 */
class CoreEncodingTest {

    private static final Jwk ED25519 = Jwk.ed25519(Bytes.ofBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    private static final Bytes X = Bytes.owned(Sha256.of("x".getBytes(UTF_8)));
    private static final Bytes Y = Bytes.owned(Sha256.of("y".getBytes(UTF_8)));
    private static final Thumbprint KEY = ED25519.thumbprint();
    private static final Optional<KeyId> BY = Optional.of(KeyId.of(authority(2), KEY));
    private static final LocalDate LEAP_DAY = LocalDate.parse("2000-02-29");
    private static final ChainState CHAIN = new ChainState("shili-test-1", "示例市", "Example City", true, 0, 1, 5_000);

    @Test
    void every_line_of_release_0_1_is_read_and_written_as_it_stands() throws IOException {
        for (String line : lines()) {
            String json = json(line);
            assertEquals(json, again(type(name(line)), json));
        }
    }

    @Test
    void every_line_means_what_it_meant() throws IOException {
        var expected = new ArrayList<String>();
        Stream.of(ofGovernance(), ofIdentity(), transactions(), wholes())
                .flatMap(List::stream)
                .forEach(value -> expected.add(encode(value)));
        assertEquals(lines().stream().map(CoreEncodingTest::json).toList(), expected);
    }

    @Test
    void every_transaction_of_governance_and_identity_has_a_line() throws IOException {
        var inLines = new TreeSet<String>();
        for (String line : lines())
            if (name(line).equals("transaction"))
                inLines.add(Codec.of(Transaction.class)
                        .decode(json(line).getBytes(UTF_8))
                        .getClass()
                        .getSimpleName());
        var existing = new TreeSet<String>();
        collect(GovernanceTransaction.class, existing);
        collect(IdentityTransaction.class, existing);
        assertEquals(existing, inLines);
    }

    private static List<Object> ofGovernance() {
        return List.of(
                CHAIN,
                new ChainState("shili-test-1", "示例市", "Example City", false, ChainState.KEY_DELAY_MAX_MILLIS, 1, 5_000),
                new Member(TIME),
                new MemberIndex(List.of(authority(1))),
                item(PERMITS.text()),
                item(PAST_PENALTIES.text()),
                new CatalogueIndex(List.of(PENALTIES, PAST_PENALTIES, PERMITS)),
                GENESIS.editions().getLast(),
                ended(GENESIS.editions().getLast()),
                new EditionIndex(List.of(EDITION_2023, EDITION_2026)));
    }

    private static List<Object> ofIdentity() {
        return List.of(
                new Organisation(
                        "示例甲有限公司",
                        LEAP_DAY,
                        Optional.empty(),
                        Organisation.Status.ACTIVE,
                        TIME,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Organisation(
                        "示例甲有限公司",
                        LEAP_DAY,
                        Optional.of("示例区"),
                        Organisation.Status.DISSOLVED,
                        TIME,
                        BY,
                        Optional.of(TIME + 1),
                        BY),
                key(ED25519, Optional.empty(), Optional.empty(), 0, 0, 0, 0),
                key(Jwk.p256(X, Y), BY, Optional.empty(), 0, 0, 2, 1),
                key(Jwk.sm2(X, Y), Optional.empty(), BY, 1_000, 999, 0, 0),
                new KeyIndex(List.of(Thumbprint.of(X), KEY)),
                Window.UNUSED.with(1).with(3).with(1_024).with(1_026),
                new RoleGrant(TIME, Optional.empty(), Optional.empty()),
                new RoleGrant(TIME, BY, Optional.of(TIME + 1)),
                new Entitlement(TIME, Optional.empty()),
                new Entitlement(TIME, BY));
    }

    private static List<Object> transactions() {
        var uscc = company(2);
        var established = LocalDate.parse("2020-02-29");
        var district = Optional.of("示例区");
        return List.of(
                new AdoptCatalogueItem(item(PERMITS.text())),
                new AdoptEdition(GENESIS.editions().getLast()),
                new RegisterOrganisation(uscc, "示例乙有限公司", established, Optional.empty()),
                new RegisterOrganisation(uscc, "示例乙有限公司", established, district),
                new ChangeOrganisation(uscc, Optional.of("示例丙有限公司"), Optional.empty()),
                new ChangeOrganisation(uscc, Optional.empty(), district),
                new DissolveOrganisation(uscc),
                new AddKey(ED25519),
                new VouchKey(uscc, Jwk.p256(X, Y), true),
                new StopKey(KEY),
                new RotateKey(KEY, Jwk.sm2(X, Y)),
                new RevokeKey(Optional.empty(), KEY, Optional.empty()),
                new RevokeKey(Optional.of(uscc), KEY, Optional.of(TIME)),
                new GrantRole(uscc, Role.REGISTRAR, Optional.empty()),
                new GrantRole(uscc, Role.PUBLISHER, Optional.of(TIME)),
                new RevokeRole(uscc, Role.PUBLISHER),
                new GrantEntitlement(authority(3), authority(4), PERMITS),
                new RevokeEntitlement(authority(3), authority(4), PERMITS));
    }

    private static List<Object> wholes() {
        var organisation = new Genesis.FirstOrganisation(
                authority(1),
                "示例市",
                LEAP_DAY,
                Optional.empty(),
                List.of(ED25519),
                List.of(Role.REGISTRAR, Role.PUBLISHER),
                List.of(new Genesis.FirstEntitlement(authority(1), PERMITS)));
        var genesis = new Genesis(
                CHAIN,
                TIME,
                List.of(new Genesis.Validator("validator", ED25519.x(), 10)),
                List.of(authority(1)),
                List.of(organisation),
                List.of(item(PERMITS.text())),
                List.of(GENESIS.editions().getLast()));
        return List.of(
                new Payload("shili-test-1", TIME, 1, new DissolveOrganisation(company(2))),
                new SignedGenesis(genesis, List.of("a..b")));
    }

    /** A key whose later times are given as distance from {@code TIME}, 0 for none. */
    private static KeyState key(
            Jwk jwk,
            Optional<KeyId> addedBy,
            Optional<KeyId> vouchedBy,
            long from,
            long stop,
            long revoke,
            long since) {
        return new KeyState(jwk, TIME, addedBy, vouchedBy, TIME + from, after(stop), after(revoke), after(since));
    }

    private static Optional<Long> after(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(TIME + millis);
    }

    private static CatalogueItem item(String id) {
        return GENESIS.items().stream()
                .filter(item -> item.id().text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Edition ended(Edition edition) {
        return new Edition(
                edition.id(),
                edition.citationZh(),
                edition.citationEn(),
                edition.from(),
                Optional.of(LocalDate.parse("2029-12-31")),
                edition.periods(),
                List.of(new PeriodException(
                        PAST_PENALTIES, new DisplayPeriod(Level.GENERAL, 12, 36, true), "《示例法》第三条")),
                false);
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "chain" -> ChainState.class;
            case "member" -> Member.class;
            case "members" -> MemberIndex.class;
            case "item" -> CatalogueItem.class;
            case "items" -> CatalogueIndex.class;
            case "edition" -> Edition.class;
            case "editions" -> EditionIndex.class;
            case "organisation" -> Organisation.class;
            case "key" -> KeyState.class;
            case "keys" -> KeyIndex.class;
            case "window" -> Window.class;
            case "role" -> RoleGrant.class;
            case "entitlement" -> Entitlement.class;
            case "transaction" -> Transaction.class;
            case "payload" -> Payload.class;
            case "genesis" -> SignedGenesis.class;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String encode(Object value) {
        return value instanceof Transaction transaction
                ? text(Transaction.class, transaction)
                : exact(value.getClass(), value);
    }

    private static <T> String exact(Class<T> type, Object value) {
        return text(type, type.cast(value));
    }

    private static <T> String text(Class<T> type, T value) {
        return new String(Codec.of(type).encode(value), UTF_8);
    }

    private static <T> String again(Class<T> type, String json) {
        return text(type, Codec.of(type).decode(json.getBytes(UTF_8)));
    }

    private static void collect(Class<?> type, Set<String> names) {
        if (!type.isSealed()) names.add(type.getSimpleName());
        else for (Class<?> permitted : type.getPermittedSubclasses()) collect(permitted, names);
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private static String json(String line) {
        return line.substring(line.indexOf('\t') + 1);
    }

    private static List<String> lines() throws IOException {
        try (InputStream golden = CoreEncodingTest.class.getResourceAsStream("/golden/0.1/core.txt")) {
            return new String(golden.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
