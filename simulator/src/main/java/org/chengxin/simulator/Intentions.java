package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.EndDisplay;
import org.chengxin.ledger.credit.EndPermit;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordContent;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.sdk.ExampleCity;

/**
 * What people want. From small pools of companies and record ids, so that the same is wanted twice, too early and too late
 * as well.
 */
final class Intentions {

    /** Companies are numbered from 2; the first one has a key from the start. */
    static final int COMPANIES = 30;
    /** Records are numbered from 0. */
    static final int RECORDS = 60;

    private static final LocalDate ESTABLISHED = LocalDate.parse("2001-02-03");

    private final Chance chance;

    Intentions(Chance chance) {
        this.chance = chance;
    }

    /** A transaction with the content that goes beside it. */
    record Intention(Transaction transaction, Optional<ContentOpening> opening) {

        static Intention plain(Transaction transaction) {
            return new Intention(transaction, Optional.empty());
        }
    }

    /** A company by its number. */
    static Uscc company(int number) {
        return ExampleCity.company(number);
    }

    /** The id of a record by its number. */
    static RecordId record(int number) {
        return RecordId.of(Bytes.owned(Sha256.of(("record " + number).getBytes(UTF_8))));
    }

    private Uscc someCompany() {
        return company(2 + chance.below(COMPANIES));
    }

    private RecordId someRecord() {
        return record(chance.below(RECORDS));
    }

    /** What the registrar wants. */
    Intention ofRegistrar() {
        int number = 2 + chance.below(COMPANIES);
        Uscc company = company(number);
        return Intention.plain(
                switch (chance.below(10)) {
                    case 0 ->
                        new ChangeOrganisation(company, Optional.of(name(number, chance.below(3))), Optional.empty());
                    case 1 ->
                        new VouchKey(
                                company,
                                Signers.companyKey(company, chance.below(2)).jwk(),
                                chance.oneIn(3));
                    case 2 -> chance.oneIn(5) ? new DissolveOrganisation(company) : endDisplay();
                    default -> new RegisterOrganisation(company, name(number, 0), ESTABLISHED, Optional.empty());
                });
    }

    private static String name(int number, int version) {
        return "示例" + number + "号" + (version == 0 ? "" : "（改" + version + "）") + "有限公司";
    }

    /** What a publisher wants, apart from changing its key. */
    Intention ofPublisher(long now) {
        return switch (chance.below(8)) {
            case 0 -> Intention.plain(new HoldRecord(someRecord(), commitment("held " + chance.below(3))));
            case 1 -> Intention.plain(new WithdrawRecord(someRecord()));
            case 2 -> Intention.plain(new EndPermit(someRecord()));
            case 3 -> penalty(now);
            default -> permit(now);
        };
    }

    /** What anyone with a key may want. */
    Transaction endDisplay() {
        return new EndDisplay(InventedCity.PUBLISHER, someRecord());
    }

    private Intention permit(long now) {
        LocalDate today = Beijing.dateAt(now);
        int number = chance.below(RECORDS);
        Optional<LocalDate> until = chance.oneIn(4) ? Optional.empty() : Optional.of(today.plusDays(chance.below(3)));
        ContentOpening opening = opening(
                number,
                new PermitContent(
                        "示例有限公司",
                        "示例市城市管理局",
                        "示例许可决定书",
                        "示许决〔2026〕" + number + "号",
                        "普通",
                        Optional.empty(),
                        Optional.empty(),
                        "示例经营",
                        Optional.empty(),
                        until,
                        Optional.empty(),
                        Optional.empty()));
        return new Intention(
                new PublishPermit(
                        record(number),
                        someCompany(),
                        InventedCity.PERMITS,
                        InventedCity.PUBLISHER,
                        today.minusDays(chance.below(5) - 1),
                        until,
                        opening.commitment()),
                Optional.of(opening));
    }

    private Intention penalty(long now) {
        LocalDate today = Beijing.dateAt(now);
        int number = chance.below(RECORDS);
        ContentOpening opening = opening(
                number,
                new PenaltyContent(
                        "示例有限公司",
                        "示例市城市管理局",
                        "示罚决〔2026〕" + number + "号",
                        "示例违法行为",
                        "示例事实",
                        "《示例条例》第二条",
                        List.of("罚款"),
                        "罚款壹万元",
                        Optional.of(1_000_000L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return new Intention(
                new PublishPenalty(
                        record(number),
                        someCompany(),
                        InventedCity.PENALTIES,
                        chance.oneIn(5) ? Level.MINOR : Level.GENERAL,
                        InventedCity.PUBLISHER,
                        today.minusDays(chance.between(1, 400)),
                        Optional.empty(),
                        opening.commitment()),
                Optional.of(opening));
    }

    private ContentOpening opening(int number, RecordContent content) {
        return ContentOpening.of(content, commitment("salt " + number + " " + chance.below(2)));
    }

    private static Bytes commitment(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(UTF_8)));
    }
}
