package org.chengxin.stories.sameness;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.credit.EndDisplay;
import org.chengxin.ledger.credit.EndPermit;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.governance.AdoptCatalogueItem;
import org.chengxin.ledger.governance.AdoptEdition;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.identity.GrantEntitlement;
import org.chengxin.ledger.identity.GrantRole;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeEntitlement;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RotateKey;
import org.chengxin.ledger.identity.StopKey;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.JellyfishTree;

/**
 * Makes a history in which every kind of transaction is accepted and refused. It was run once for the history in the
 * repository; a later release runs it for a second one beside the first, when it has new kinds to record.
 */
final class Recording {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final LocalDate DECIDED = LocalDate.parse("2026-06-30");

    private final TestCity city = TestCity.found();
    private final List<RecordedHistory.RecordedBlock> blocks = new ArrayList<>();
    private JellyfishTree tree = JellyfishTree.empty().update(present(city.state()));

    private Recording() {}

    /** Writes the history to a file. */
    static void write(Path file) throws IOException {
        var recording = new Recording();
        recording.organisations();
        recording.records();
        recording.keys();
        recording.rights();
        recording.rules();
        recording.ends();
        new RecordedHistory(recording.city.genesis(), recording.blocks).write(file);
    }

    private void organisations() {
        for (int first = 100; first < 160; first += 12) {
            List<byte[]> batch = new ArrayList<>();
            for (int number = first; number < first + 12; number++)
                batch.add(city.sign(REGISTRAR, registration(number, "示例" + number + "号有限公司")));
            block(batch);
        }
        block(sign(REGISTRAR, registration(100, "示例100号有限公司")), sign(REGISTRAR, registration(100, "示例别名有限公司")));
        block(sign(PUBLISHER, registration(300, "示例三百有限公司")));
        block(
                sign(REGISTRAR, new ChangeOrganisation(company(101), Optional.of("示例更名有限公司"), Optional.of("示例区"))),
                sign(REGISTRAR, new DissolveOrganisation(company(102))),
                sign(REGISTRAR, new ChangeOrganisation(company(102), Optional.of("示例复活有限公司"), Optional.empty())));
        block();
    }

    private void records() {
        for (int first = 0; first < 60; first += 15) {
            List<byte[]> batch = new ArrayList<>();
            for (int number = first; number < first + 15; number++) {
                batch.add(city.sign(PUBLISHER, penalty(number, number % 3 == 0 ? Level.SERIOUS : Level.GENERAL)));
                batch.add(city.sign(OTHER_PUBLISHER, permit(number)));
            }
            block(batch);
        }
        block(
                sign(PUBLISHER, penalty(0, Level.SERIOUS)),
                sign(PUBLISHER, penalty(1, Level.SERIOUS)),
                sign(PUBLISHER, penalty(900, Level.MINOR)),
                sign(OTHER_PUBLISHER, penalty(901, Level.GENERAL)),
                sign(PUBLISHER, new HoldRecord(id(500), commitment(500))),
                sign(PUBLISHER, new HoldRecord(id(501), commitment(501))));
        block(
                sign(PUBLISHER, new WithdrawRecord(id(2))),
                sign(PUBLISHER, new WithdrawRecord(id(500))),
                sign(OTHER_PUBLISHER, new EndPermit(id(1003))),
                sign(COMPANY, new EndDisplay(PUBLISHER.organisation(), id(5))),
                sign(COMPANY, new WithdrawRecord(id(5))));
        block(
                sign(COMPANY, new EndDisplay(PUBLISHER.organisation(), id(2))),
                sign(OPERATOR, new EndDisplay(OTHER_PUBLISHER.organisation(), id(1003))),
                sign(PUBLISHER, penalty(2, Level.GENERAL)));
    }

    private void keys() {
        TestKey second = InsecureTestKeys.ed25519(COMPANY.organisation(), "second");
        TestKey third = InsecureTestKeys.es256(COMPANY.organisation(), "third");
        TestKey firstOfAnother = InsecureTestKeys.ed25519(company(101), "first");
        block(sign(COMPANY, new AddKey(second.jwk())), sign(COMPANY, new AddKey(second.jwk())));
        block(
                sign(second, new RotateKey(COMPANY.id().thumbprint(), third.jwk())),
                sign(COMPANY, new AddKey(third.jwk())));
        block(
                sign(REGISTRAR, new VouchKey(company(101), firstOfAnother.jwk(), false)),
                sign(third, new StopKey(second.id().thumbprint())));
        block(
                sign(
                        third,
                        new RevokeKey(
                                Optional.empty(), second.id().thumbprint(), Optional.of(city.time() - DAY_MILLIS))),
                sign(third, new RevokeKey(Optional.empty(), third.id().thumbprint(), Optional.empty())));
    }

    private void rights() {
        block(
                sign(OPERATOR, new GrantRole(company(101), Role.PUBLISHER, Optional.of(city.time() + DAY_MILLIS))),
                sign(OPERATOR, new GrantEntitlement(company(101), PUBLISHER.organisation(), PENALTIES)),
                sign(REGISTRAR, new GrantRole(company(103), Role.REGISTRAR, Optional.empty())));
        block(
                sign(OPERATOR, new RevokeEntitlement(company(101), PUBLISHER.organisation(), PENALTIES)),
                sign(OPERATOR, new RevokeRole(company(101), Role.PUBLISHER)),
                sign(OPERATOR, new RevokeRole(company(101), Role.PUBLISHER)));
    }

    private void rules() {
        var item = new CatalogueItem(
                new ItemId("CF-0009"),
                RecordKind.PENALTY,
                "示例处罚九",
                "Example penalty nine",
                "《示例条例》第九条",
                LocalDate.parse("2026-01-01"),
                Optional.empty(),
                List.of(new LevelRule("罚款", Level.GENERAL)),
                Optional.empty(),
                Optional.empty(),
                true);
        var edition = new Edition(
                new EditionId("SHILI-2027"),
                "示例办法",
                "Example measures",
                LocalDate.parse("2027-01-01"),
                Optional.empty(),
                List.of(
                        new DisplayPeriod(Level.MINOR, 0, 1, false),
                        new DisplayPeriod(Level.GENERAL, 1, 6, true),
                        new DisplayPeriod(Level.SERIOUS, 6, 24, true)),
                List.of(),
                true);
        block(sign(OPERATOR, new AdoptCatalogueItem(item)), sign(PUBLISHER, new AdoptCatalogueItem(item)));
        block(sign(OPERATOR, new AdoptEdition(edition)), sign(OPERATOR, new AdoptEdition(edition)));
    }

    /** A year later most displays have ended; the rest stays. */
    private void ends() {
        city.pass(400 * DAY_MILLIS);
        block();
        for (int first = 0; first < 60; first += 20) {
            List<byte[]> batch = new ArrayList<>();
            for (int number = first; number < first + 20; number++)
                batch.add(city.sign(OPERATOR, new EndDisplay(PUBLISHER.organisation(), id(number))));
            block(batch);
        }
        block(sign(PUBLISHER, penalty(7, Level.GENERAL)), sign(PUBLISHER, penalty(902, Level.GENERAL)));
    }

    private static RegisterOrganisation registration(int number, String name) {
        return new RegisterOrganisation(company(number), name, LocalDate.parse("2020-02-29"), Optional.empty());
    }

    private static PublishPenalty penalty(int number, Level level) {
        return new PublishPenalty(
                id(number),
                company(100 + number % 7),
                PENALTIES,
                level,
                PUBLISHER.organisation(),
                DECIDED,
                Optional.empty(),
                commitment(number));
    }

    private static PublishPermit permit(int number) {
        return new PublishPermit(
                id(1000 + number),
                company(100 + number % 5),
                PERMITS,
                PUBLISHER.organisation(),
                DECIDED,
                Optional.of(LocalDate.parse("2028-02-29")),
                commitment(1000 + number));
    }

    private static RecordId id(int number) {
        return RecordId.of(hash("id " + number));
    }

    private static Bytes commitment(int number) {
        return hash("content " + number);
    }

    private static Bytes hash(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sign(TestKey key, Transaction transaction) {
        return city.sign(key, transaction);
    }

    private void block(byte[]... transactions) {
        block(List.of(transactions));
    }

    private void block(List<byte[]> transactions) {
        long height = city.next().height();
        long time = city.next().time();
        tree = tree.update(Change.byPath(city.execute(transactions).changes()));
        blocks.add(new RecordedHistory.RecordedBlock(
                tree.root(),
                height,
                time,
                transactions.stream()
                        .map(jws -> new String(jws, StandardCharsets.US_ASCII))
                        .toList()));
    }

    private static SortedMap<String, Optional<byte[]>> present(SortedMap<String, byte[]> state) {
        var changes = new TreeMap<String, Optional<byte[]>>();
        state.forEach((path, value) -> changes.put(path, Optional.of(value)));
        return changes;
    }
}
