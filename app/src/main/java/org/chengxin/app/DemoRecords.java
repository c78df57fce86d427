package org.chengxin.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.ExampleCity.Authority;

/** What the demonstration shows: companies that do not exist, and what invented authorities decided about them. */
final class DemoRecords {

    private static final List<Company> COMPANIES = List.of(
            new Company(1, "示例云帆科技有限公司", "示例东区", 3650),
            new Company(2, "示例长河食品有限公司", "示例西区", 2920),
            new Company(3, "示例晨光药业有限公司", "示例南区", 5110),
            new Company(4, "示例北辰建筑工程有限公司", "示例北区", 4380),
            new Company(5, "示例青禾农业发展有限公司", "示例东区", 1460),
            new Company(6, "示例远山物流有限公司", "示例西区", 2190),
            new Company(7, "示例和润酒店管理有限公司", "示例南区", 1825),
            new Company(8, "示例明德教育咨询有限公司", "示例北区", 730),
            new Company(9, "示例金石机械制造股份有限公司", "示例东区", 6570),
            new Company(10, "示例碧水环保工程有限公司", "示例西区", 1095),
            new Company(11, "示例星桥网络科技有限公司", "示例南区", 365),
            new Company(12, "示例同心餐饮管理有限公司", "示例北区", 900));

    private DemoRecords() {}

    /**
     * A company.
     *
     * @param number  makes its code
     * @param name    its name
     * @param district where it is registered
     * @param ageDays how many days before the city it was established
     */
    record Company(int number, String name, String district, int ageDays) {

        Uscc uscc() {
            return ExampleCity.company(number);
        }
    }

    /**
     * A permit.
     *
     * @param by        who decided
     * @param subject   who got it
     * @param item      catalogue item
     * @param decidedOn when
     * @param content   its texts
     */
    record Permit(Authority by, Uscc subject, ItemId item, LocalDate decidedOn, PermitContent content) {}

    /**
     * A penalty.
     *
     * @param level absent when it is not displayed, and so only held
     */
    record Penalty(
            Authority by,
            Uscc subject,
            ItemId item,
            Optional<Level> level,
            LocalDate decidedOn,
            PenaltyContent content) {}

    static List<Company> companies() {
        return COMPANIES;
    }

    static List<Permit> permits(LocalDate today) {
        return List.of(
                permit(
                        ExampleCity.APPROVALS,
                        2,
                        StandardCatalogue.ORDINARY_PERMIT,
                        "普通",
                        today,
                        40,
                        "食品经营许可",
                        "预包装食品销售；散装食品销售"),
                permit(ExampleCity.APPROVALS, 3, StandardCatalogue.ORDINARY_PERMIT, "普通", today, 75, "药品经营许可", "药品批发"),
                permit(
                        ExampleCity.APPROVALS,
                        4,
                        StandardCatalogue.QUALIFICATION,
                        "认可",
                        today,
                        120,
                        "建筑业企业资质",
                        "建筑工程施工总承包贰级"),
                permit(
                        ExampleCity.ENVIRONMENT,
                        10,
                        StandardCatalogue.ORDINARY_PERMIT,
                        "普通",
                        today,
                        200,
                        "排污许可",
                        "工业废水处理设施运行"),
                permit(
                        ExampleCity.MARKET_REGULATOR,
                        9,
                        StandardCatalogue.VERIFICATION,
                        "核准",
                        today,
                        310,
                        "特种设备生产许可",
                        "起重机械制造"),
                permit(
                        ExampleCity.APPROVALS,
                        12,
                        StandardCatalogue.ORDINARY_PERMIT,
                        "普通",
                        today,
                        15,
                        "食品经营许可",
                        "热食类食品制售"));
    }

    static List<Penalty> penalties(LocalDate today) {
        return List.of(
                penalty(
                        ExampleCity.MARKET_REGULATOR,
                        2,
                        StandardCatalogue.FOOD_PENALTY,
                        Optional.of(Level.GENERAL),
                        today,
                        60,
                        "没收违法所得",
                        "经营标签不符合规定的食品",
                        "没收违法所得三千二百元",
                        0,
                        320_000),
                penalty(
                        ExampleCity.EMERGENCY,
                        4,
                        StandardCatalogue.WORK_SAFETY_PENALTY,
                        Optional.of(Level.SERIOUS),
                        today,
                        90,
                        "限制开展生产经营活动",
                        "重大事故隐患未按规定治理",
                        "限制开展相关生产经营活动六个月",
                        0,
                        0),
                penalty(
                        ExampleCity.ENVIRONMENT,
                        9,
                        StandardCatalogue.PENALTY,
                        Optional.of(Level.GENERAL),
                        today,
                        30,
                        "没收违法所得、没收非法财物",
                        "未按排污许可证规定排放水污染物",
                        "没收违法所得一万元",
                        0,
                        1_000_000),
                penalty(
                        ExampleCity.MARKET_REGULATOR,
                        3,
                        StandardCatalogue.DRUG_PENALTY,
                        Optional.of(Level.SERIOUS),
                        today,
                        150,
                        "吊销许可证件",
                        "出租药品经营许可证",
                        "吊销药品经营许可证",
                        5_000_000,
                        0),
                penalty(
                        ExampleCity.EMERGENCY,
                        6,
                        StandardCatalogue.WORK_SAFETY_PENALTY,
                        Optional.empty(),
                        today,
                        25,
                        "警告",
                        "未如实记录安全生产教育和培训情况",
                        "警告",
                        0,
                        0));
    }

    private static Permit permit(
            Authority by,
            int subject,
            ItemId item,
            String kind,
            LocalDate today,
            int daysAgo,
            String title,
            String what) {
        LocalDate decidedOn = today.minusDays(daysAgo);
        return new Permit(
                by,
                ExampleCity.company(subject),
                item,
                decidedOn,
                new PermitContent(
                        name(subject),
                        by.name(),
                        title,
                        "示例许字〔" + decidedOn.getYear() + "〕第" + (100 + subject) + "号",
                        kind,
                        Optional.of(title + "证"),
                        Optional.of("SL" + decidedOn.getYear() + "0" + (100 + subject)),
                        what,
                        Optional.of(decidedOn),
                        Optional.of(decidedOn.plusYears(5).minusDays(1)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Penalty penalty(
            Authority by,
            int subject,
            ItemId item,
            Optional<Level> level,
            LocalDate today,
            int daysAgo,
            String kind,
            String violation,
            String decision,
            long fineFen,
            long confiscatedFen) {
        LocalDate decidedOn = today.minusDays(daysAgo);
        return new Penalty(
                by,
                ExampleCity.company(subject),
                item,
                level,
                decidedOn,
                new PenaltyContent(
                        name(subject),
                        by.name(),
                        "示例罚决字〔" + decidedOn.getYear() + "〕第" + (200 + subject) + "号",
                        violation,
                        "经示例检查发现：" + violation + "。本记录为演示虚构。",
                        "《示例条例》第二十条",
                        List.of(kind),
                        decision,
                        amount(fineFen),
                        amount(confiscatedFen),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<Long> amount(long fen) {
        return fen > 0 ? Optional.of(fen) : Optional.empty();
    }

    private static String name(int number) {
        return COMPANIES.get(number - 1).name();
    }
}
