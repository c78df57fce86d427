package org.chengxin.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.identity.Role;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.state.FirstState;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.SigningKey;

/** How every simulated chain begins: an operator, a registrar, a publisher and a company. */
final class InventedCity {

    static final Uscc OPERATOR = ExampleCity.OPERATOR.uscc();
    static final Uscc REGISTRAR = ExampleCity.MARKET_REGULATOR.uscc();
    static final Uscc PUBLISHER = ExampleCity.APPROVALS.uscc();
    static final Uscc COMPANY = ExampleCity.company(1);

    static final SigningKey OPERATOR_KEY = InsecureKeys.of(OPERATOR, "operator");
    static final SigningKey VALIDATOR_KEY = InsecureKeys.of(OPERATOR, "validator");
    static final SigningKey REGISTRAR_KEY = InsecureKeys.of(REGISTRAR, "registrar");
    static final SigningKey COMPANY_KEY = InsecureKeys.of(COMPANY, "company");

    static final ItemId PERMITS = new ItemId("XK-0001");
    static final ItemId PENALTIES = new ItemId("CF-0001");

    private static final long BEGINNING = Instant.parse("2026-11-24T01:00:00Z").toEpochMilli();
    private static final long KEY_DELAY_MILLIS = 60_000;
    private static final int BLOCK_TRANSACTIONS = 12;
    private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

    static final Genesis GENESIS = new Genesis(
            new ChainState(
                    "shili-simulated-1",
                    ExampleCity.NAME_ZH,
                    ExampleCity.NAME_EN,
                    true,
                    KEY_DELAY_MILLIS,
                    1,
                    BLOCK_TRANSACTIONS),
            BEGINNING,
            List.of(new Genesis.Validator("validator", VALIDATOR_KEY.jwk().x(), 10)),
            List.of(OPERATOR),
            List.of(
                    organisation(ExampleCity.OPERATOR, OPERATOR_KEY, List.of(), List.of()),
                    organisation(ExampleCity.MARKET_REGULATOR, REGISTRAR_KEY, List.of(Role.REGISTRAR), List.of()),
                    organisation(
                            ExampleCity.APPROVALS,
                            publisherKey(0),
                            List.of(Role.PUBLISHER),
                            List.of(
                                    new Genesis.FirstEntitlement(PUBLISHER, PERMITS),
                                    new Genesis.FirstEntitlement(PUBLISHER, PENALTIES))),
                    new Genesis.FirstOrganisation(
                            COMPANY,
                            "示例甲有限公司",
                            LONG_AGO,
                            Optional.empty(),
                            List.of(COMPANY_KEY.jwk()),
                            List.of(),
                            List.of())),
            List.of(
                    item(
                            PENALTIES,
                            RecordKind.PENALTY,
                            List.of(new LevelRule("警告", Level.MINOR), new LevelRule("罚款", Level.GENERAL)),
                            Optional.empty()),
                    item(PERMITS, RecordKind.PERMIT, List.of(), Optional.of(60))),
            List.of(new Edition(
                    new EditionId("SHILI-2026"),
                    "示例修复办法",
                    "Example repair rules",
                    LONG_AGO,
                    Optional.empty(),
                    List.of(
                            new DisplayPeriod(Level.MINOR, 0, 3, false),
                            new DisplayPeriod(Level.GENERAL, 3, 12, true),
                            new DisplayPeriod(Level.SERIOUS, 12, 36, true)),
                    List.of(),
                    true)));

    /** The same as CometBFT has it. */
    static final GenesisDocument DOCUMENT = new GenesisDocument(
            Timestamp.ofMillis(BEGINNING),
            GENESIS.chain(),
            1,
            ConsensusParams.DEFAULT,
            List.of(new GenesisDocument.NamedValidator(
                    "validator", new Validator(VALIDATOR_KEY.jwk().x(), 10))),
            FirstState.root(GENESIS),
            Optional.empty());

    private InventedCity() {}

    /** The publisher's keys, of which it uses one after another; number 0 is there from the start. */
    static SigningKey publisherKey(int number) {
        return InsecureKeys.of(PUBLISHER, "publisher " + number);
    }

    private static Genesis.FirstOrganisation organisation(
            ExampleCity.Authority authority,
            SigningKey key,
            List<Role> roles,
            List<Genesis.FirstEntitlement> entitlements) {
        return new Genesis.FirstOrganisation(
                authority.uscc(),
                authority.name(),
                LONG_AGO,
                Optional.empty(),
                List.of(key.jwk()),
                roles,
                entitlements);
    }

    private static CatalogueItem item(
            ItemId id, RecordKind kind, List<LevelRule> levels, Optional<Integer> longestMonths) {
        return new CatalogueItem(
                id,
                kind,
                "示例事项",
                "Example item",
                "《示例条例》第一条",
                LONG_AGO,
                Optional.empty(),
                levels,
                longestMonths,
                Optional.empty(),
                true);
    }
}
