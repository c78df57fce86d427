package org.chengxin.ledger.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstEntitlement;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.ledger.identity.Role;

/** Who and what is in a {@link TestCity} from the start. All of it is invented. */
public final class TestGenesis {

    /** The one member, which operates the platform. */
    public static final TestKey OPERATOR = InsecureTestKeys.ed25519(authority(1), "operator");
    /** The registrar. */
    public static final TestKey REGISTRAR = InsecureTestKeys.ed25519(authority(2), "registrar");
    /** A publisher, entitled to its own permits and penalties. */
    public static final TestKey PUBLISHER = InsecureTestKeys.ed25519(authority(3), "publisher");
    /** A publisher that signs with P-256, entitled to permits that {@link #PUBLISHER} decides. */
    public static final TestKey OTHER_PUBLISHER = InsecureTestKeys.es256(authority(4), "other publisher");
    /** A company with a key and without a role. */
    public static final TestKey COMPANY = InsecureTestKeys.ed25519(company(1), "company");

    /** Permits, displayed for at most 60 months. */
    public static final ItemId PERMITS = new ItemId("XK-0001");
    /** Penalties: 警告 is minor, 罚款 general, 吊销许可证件 serious. */
    public static final ItemId PENALTIES = new ItemId("CF-0001");
    /** Penalties under an item that was in force until 2025-12-31. */
    public static final ItemId PAST_PENALTIES = new ItemId("CF-0002");

    /** In force from 2023-05-01 to 2026-03-31. */
    public static final EditionId EDITION_2023 = new EditionId("SHILI-2023");
    /** In force from 2026-04-01. */
    public static final EditionId EDITION_2026 = new EditionId("SHILI-2026");

    /** 2026-11-24, 09:00 in Beijing. */
    public static final long TIME = Instant.parse("2026-11-24T01:00:00Z").toEpochMilli();

    /** All of it. */
    public static final Genesis GENESIS = new Genesis(
            new ChainState("shili-test-1", "示例市", "Example City", true, 0, 1, 5_000),
            TIME,
            List.of(new Genesis.Validator("validator", OPERATOR.jwk().x(), 10)),
            List.of(OPERATOR.organisation()),
            List.of(
                    organisation(OPERATOR, "示例市政务服务数据管理局", List.of(), List.of()),
                    organisation(REGISTRAR, "示例市市场监督管理局", List.of(Role.REGISTRAR), List.of()),
                    organisation(
                            PUBLISHER,
                            "示例市城市管理局",
                            List.of(Role.PUBLISHER),
                            List.of(
                                    new FirstEntitlement(PUBLISHER.organisation(), PERMITS),
                                    new FirstEntitlement(PUBLISHER.organisation(), PENALTIES),
                                    new FirstEntitlement(PUBLISHER.organisation(), PAST_PENALTIES))),
                    organisation(
                            OTHER_PUBLISHER,
                            "示例市行政审批局",
                            List.of(Role.PUBLISHER),
                            List.of(new FirstEntitlement(PUBLISHER.organisation(), PERMITS))),
                    organisation(COMPANY, "示例甲有限公司", List.of(), List.of())),
            List.of(
                    penalties(PENALTIES, Optional.empty()),
                    penalties(PAST_PENALTIES, Optional.of(LocalDate.parse("2025-12-31"))),
                    new CatalogueItem(
                            PERMITS,
                            RecordKind.PERMIT,
                            "示例许可",
                            "Example permit",
                            "《示例条例》第一条",
                            LocalDate.parse("2020-01-01"),
                            Optional.empty(),
                            List.of(),
                            Optional.of(60),
                            Optional.empty(),
                            true)),
            List.of(
                    edition(
                            EDITION_2023,
                            LocalDate.parse("2023-05-01"),
                            Optional.of(LocalDate.parse("2026-03-31")),
                            List.of(
                                    new DisplayPeriod(Level.MINOR, 3, 12, true),
                                    new DisplayPeriod(Level.GENERAL, 3, 36, true),
                                    new DisplayPeriod(Level.SERIOUS, 12, 36, true))),
                    edition(
                            EDITION_2026,
                            LocalDate.parse("2026-04-01"),
                            Optional.empty(),
                            List.of(
                                    new DisplayPeriod(Level.MINOR, 0, 3, false),
                                    new DisplayPeriod(Level.GENERAL, 3, 12, true),
                                    new DisplayPeriod(Level.SERIOUS, 12, 36, true)))));

    private TestGenesis() {}

    /** A genesis with other settings. */
    public static Genesis with(Genesis genesis, ChainState settings) {
        return new Genesis(
                settings,
                genesis.time(),
                genesis.validators(),
                genesis.members(),
                genesis.organisations(),
                genesis.items(),
                genesis.editions());
    }

    /** A genesis with the signatures of these members. */
    public static SignedGenesis signed(Genesis genesis, TestKey... members) {
        String payload = Base64Url.encode(SignedGenesis.payload(genesis));
        return new SignedGenesis(
                genesis,
                Stream.of(members).map(member -> signature(member, payload)).toList());
    }

    private static String signature(TestKey member, String payload) {
        String header = Base64Url.encode(member.header(SignedGenesis.TYP).getBytes(StandardCharsets.UTF_8));
        byte[] signature = member.sign((header + '.' + payload).getBytes(StandardCharsets.US_ASCII));
        return header + ".." + Base64Url.encode(signature);
    }

    /** The code of an invented authority in the area 999999. */
    public static Uscc authority(int number) {
        return uscc("11", number);
    }

    /** The code of an invented company in the area 999999. */
    public static Uscc company(int number) {
        return uscc("91", number);
    }

    /** The code of an invented sole trader in the area 999999. */
    public static Uscc soleTrader(int number) {
        return uscc("92", number);
    }

    private static Uscc uscc(String prefix, int number) {
        String digits = Integer.toString(number);
        String body = prefix + "999999" + "0".repeat(9 - digits.length()) + digits;
        return new Uscc(body + Uscc.checkCharacter(body));
    }

    private static FirstOrganisation organisation(
            TestKey key, String name, List<Role> roles, List<FirstEntitlement> entitlements) {
        return new FirstOrganisation(
                key.organisation(),
                name,
                LocalDate.parse("2000-01-01"),
                Optional.empty(),
                List.of(key.jwk()),
                roles,
                entitlements);
    }

    private static CatalogueItem penalties(ItemId id, Optional<LocalDate> until) {
        return new CatalogueItem(
                id,
                RecordKind.PENALTY,
                "示例处罚",
                "Example penalty",
                "《示例条例》第二条",
                LocalDate.parse("2020-01-01"),
                until,
                List.of(
                        new LevelRule("警告", Level.MINOR),
                        new LevelRule("罚款", Level.GENERAL),
                        new LevelRule("吊销许可证件", Level.SERIOUS)),
                Optional.empty(),
                Optional.of(60),
                true);
    }

    private static Edition edition(
            EditionId id, LocalDate from, Optional<LocalDate> until, List<DisplayPeriod> periods) {
        return new Edition(id, "示例修复办法", "Example repair rules", from, until, periods, List.of(), true);
    }
}
