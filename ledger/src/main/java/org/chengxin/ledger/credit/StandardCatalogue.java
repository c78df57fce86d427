package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.governance.PeriodException;

/**
 * The catalogue and the editions that a city begins with unless it names its own: the kinds of dual publicity, and the
 * national rules on display. A proposal for the genesis and nothing more: what counts on a chain is its state, and its
 * members change it by vote. What could not be checked against the instrument is marked unconfirmed.
 */
public final class StandardCatalogue {

    /** Permits to do what touches security, public safety, health or property (普通). */
    public static final ItemId ORDINARY_PERMIT = new ItemId("PERMIT-ORDINARY");
    /** Rights to use limited resources or enter particular trades (特许). */
    public static final ItemId CONCESSION = new ItemId("PERMIT-CONCESSION");
    /** Qualifications to provide services to the public (认可). */
    public static final ItemId QUALIFICATION = new ItemId("PERMIT-QUALIFICATION");
    /** Inspection, testing and quarantine of equipment, products and goods (核准). */
    public static final ItemId VERIFICATION = new ItemId("PERMIT-VERIFICATION");
    /** Registration of enterprises and other organisations (登记). */
    public static final ItemId REGISTRATION = new ItemId("PERMIT-REGISTRATION");
    /** Other matters that a law or administrative regulation makes subject to a permit (其他). */
    public static final ItemId OTHER_PERMIT = new ItemId("PERMIT-OTHER");

    /** Penalties outside the fields below. */
    public static final ItemId PENALTY = new ItemId("PENALTY");
    /** Penalties concerning food (食品). */
    public static final ItemId FOOD_PENALTY = new ItemId("PENALTY-FOOD");
    /** Penalties concerning drugs (药品). */
    public static final ItemId DRUG_PENALTY = new ItemId("PENALTY-DRUG");
    /** Penalties concerning special equipment (特种设备). */
    public static final ItemId SPECIAL_EQUIPMENT_PENALTY = new ItemId("PENALTY-SPECIAL-EQUIPMENT");
    /** Penalties concerning work safety (安全生产). */
    public static final ItemId WORK_SAFETY_PENALTY = new ItemId("PENALTY-WORK-SAFETY");
    /** Penalties concerning fire protection (消防). */
    public static final ItemId FIRE_PENALTY = new ItemId("PENALTY-FIRE");

    /** The national rules in force from 2023-05-01 through 2026-03-31. */
    public static final EditionId EDITION_2023 = new EditionId("2023");
    /** The national rules in force from 2026-04-01. */
    public static final EditionId EDITION_2026 = new EditionId("2026");

    /** First day of the Administrative Permit Law. */
    private static final LocalDate PERMIT_LAW = LocalDate.of(2004, 7, 1);
    /** First day of the revised Administrative Penalty Law, whose article 48 is the basis of publication. */
    private static final LocalDate PENALTY_LAW = LocalDate.of(2021, 7, 15);

    private static final int SHORT_PERMIT_MONTHS = 60;
    private static final int REGISTRATION_MONTHS = 120;
    private static final int CONCESSION_MONTHS = 360;
    /** Held penalties are of no more use once even a serious one would no longer be displayed. */
    private static final int PENALTY_RETENTION_MONTHS = 36;

    private StandardCatalogue() {}

    /** Every item, in the order of its id. */
    public static List<CatalogueItem> items() {
        return List.of(
                penalty(PENALTY, "行政处罚", "Penalty"),
                penalty(DRUG_PENALTY, "行政处罚（药品）", "Penalty: drugs"),
                penalty(FIRE_PENALTY, "行政处罚（消防）", "Penalty: fire protection"),
                penalty(FOOD_PENALTY, "行政处罚（食品）", "Penalty: food"),
                penalty(SPECIAL_EQUIPMENT_PENALTY, "行政处罚（特种设备）", "Penalty: special equipment"),
                penalty(WORK_SAFETY_PENALTY, "行政处罚（安全生产）", "Penalty: work safety"),
                permit(CONCESSION, "行政许可（特许）", "Permit: concession", "二", CONCESSION_MONTHS),
                permit(ORDINARY_PERMIT, "行政许可（普通）", "Permit: ordinary", "一", SHORT_PERMIT_MONTHS),
                permit(OTHER_PERMIT, "行政许可（其他）", "Permit: other", "六", SHORT_PERMIT_MONTHS),
                permit(QUALIFICATION, "行政许可（认可）", "Permit: qualification", "三", SHORT_PERMIT_MONTHS),
                permit(REGISTRATION, "行政许可（登记）", "Permit: registration", "五", REGISTRATION_MONTHS),
                permit(VERIFICATION, "行政许可（核准）", "Permit: verification", "四", SHORT_PERMIT_MONTHS));
    }

    /** Every edition, in the order of its first day. */
    public static List<Edition> editions() {
        return List.of(edition2023(), edition2026());
    }

    /**
     * The item of a kind of permit as the national template writes it ({@code XK_XKLB}).
     *
     * @return empty for a text that is none of the six
     */
    public static Optional<ItemId> permitItem(String templateKind) {
        return switch (templateKind) {
            case "普通" -> Optional.of(ORDINARY_PERMIT);
            case "特许" -> Optional.of(CONCESSION);
            case "认可" -> Optional.of(QUALIFICATION);
            case "核准" -> Optional.of(VERIFICATION);
            case "登记" -> Optional.of(REGISTRATION);
            case "其他" -> Optional.of(OTHER_PERMIT);
            default -> Optional.empty();
        };
    }

    private static CatalogueItem permit(ItemId id, String nameZh, String nameEn, String paragraph, int longestMonths) {
        return new CatalogueItem(
                id,
                RecordKind.PERMIT,
                nameZh,
                nameEn,
                "《中华人民共和国行政许可法》第十二条第（" + paragraph + "）项、第四十条；《中华人民共和国政府信息公开条例》第二十条第（五）项",
                PERMIT_LAW,
                Optional.empty(),
                List.of(),
                Optional.of(longestMonths),
                Optional.of(longestMonths),
                true);
    }

    private static CatalogueItem penalty(ItemId id, String nameZh, String nameEn) {
        return new CatalogueItem(
                id,
                RecordKind.PENALTY,
                nameZh,
                nameEn,
                "《中华人民共和国行政处罚法》第九条、第四十八条；《中华人民共和国政府信息公开条例》第二十条第（六）项",
                PENALTY_LAW,
                Optional.empty(),
                levels(),
                Optional.empty(),
                Optional.of(PENALTY_RETENTION_MONTHS),
                true);
    }

    /**
     * What the kind of a penalty alone decides. Fines are absent, because "larger" and "very large" have no threshold;
     * so is the template's 暂扣或者吊销许可证、暂扣或者吊销执照, which joins two levels, and suspension of production
     * (责令停产停业), which the rules at hand do not name.
     */
    private static List<LevelRule> levels() {
        var rules = new ArrayList<LevelRule>();
        for (String kind : List.of("警告", "通报批评")) rules.add(new LevelRule(kind, Level.MINOR));
        for (String kind : List.of("没收违法所得、没收非法财物", "没收违法所得", "没收非法财物", "降低资质等级", "暂扣许可证件", "暂扣许可证", "暂扣执照"))
            rules.add(new LevelRule(kind, Level.GENERAL));
        for (String kind : List.of("吊销许可证件", "吊销许可证", "吊销执照", "限制开展生产经营活动", "责令关闭", "限制从业"))
            rules.add(new LevelRule(kind, Level.SERIOUS));
        return rules;
    }

    /**
     * This edition knew no levels: three months to three years, a year at least in five fields. Minor penalties are not
     * displayed under it either, since nothing is guessed against a subject.
     */
    private static Edition edition2023() {
        var exceptions = new ArrayList<PeriodException>();
        for (ItemId item :
                List.of(DRUG_PENALTY, FIRE_PENALTY, FOOD_PENALTY, SPECIAL_EQUIPMENT_PENALTY, WORK_SAFETY_PENALTY))
            for (Level level : List.of(Level.GENERAL, Level.SERIOUS))
                exceptions.add(new PeriodException(
                        item,
                        new DisplayPeriod(level, 12, 36, true),
                        "国家发展和改革委员会令第58号：涉及食品、药品、特种设备、安全生产、消防领域行政处罚信息最短公示期一年"));
        return new Edition(
                EDITION_2023,
                "失信行为纠正后的信用信息修复管理办法（试行）（国家发展和改革委员会令第58号）",
                "Measures for the Repair of Credit Information after the Correction of Dishonest Acts (Trial), NDRC order 58"
                        + " of 2023",
                LocalDate.of(2023, 5, 1),
                Optional.of(LocalDate.of(2026, 3, 31)),
                List.of(
                        new DisplayPeriod(Level.MINOR, 3, 36, false),
                        new DisplayPeriod(Level.GENERAL, 3, 36, true),
                        new DisplayPeriod(Level.SERIOUS, 3, 36, true)),
                exceptions,
                true);
    }

    private static Edition edition2026() {
        return new Edition(
                EDITION_2026,
                "信用修复管理办法（国家发展和改革委员会令2025年第36号）",
                "Measures for the Administration of Credit Repair, NDRC order 36 of 2025",
                LocalDate.of(2026, 4, 1),
                Optional.empty(),
                List.of(
                        new DisplayPeriod(Level.MINOR, 0, 3, false),
                        new DisplayPeriod(Level.GENERAL, 3, 12, true),
                        new DisplayPeriod(Level.SERIOUS, 12, 36, true)),
                List.of(),
                false);
    }
}
