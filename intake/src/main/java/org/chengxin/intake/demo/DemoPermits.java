package org.chengxin.intake.demo;

import static org.chengxin.intake.PermitColumn.*;

import java.time.LocalDate;
import java.util.Locale;
import org.chengxin.intake.PermitColumn;

/** Permits of invented companies. */
final class DemoPermits {

    private static final int GOOD = 24;
    private static final String[] KINDS = {"普通", "登记", "核准", "认可"};
    private static final String[] SUBJECTS = {"预包装食品销售", "道路货物运输", "建筑工程施工", "第二类医疗器械经营"};

    private final Invention invention;
    private final int year;

    DemoPermits(Invention invention) {
        this.invention = invention;
        this.year = invention.today().getYear();
    }

    void clean(DemoCsv csv, int rows) {
        csv.row(DemoRow.header(PermitColumn.class));
        for (int i = 1; i <= rows; i++) csv.row(permit(i).values());
    }

    void dirty(DemoCsv csv) {
        clean(csv, GOOD);
        cleaned(csv, GOOD + 1);
        people(csv, GOOD + 21);
        refused(csv, GOOD + 41);
    }

    /** What is certain in spite of its form, the same decision twice, and what only a clerk can place. */
    private void cleaned(DemoCsv csv, int number) {
        LocalDate day = invention.recentDay();
        csv.row(permit(number)
                .with(XK_JDRQ, Invention.slashed(day))
                .with(XK_YXQZI, "2099-12-31")
                .values());
        csv.row(permit(number + 1)
                .with(XK_JDRQ, Invention.compact(day))
                .with(XK_YXQZI, "9999/12/31")
                .values());
        csv.row(permit(number + 2)
                .with(XK_JDRQ, day + " 00:00:00")
                .with(XK_YXQZI, "长期")
                .values());
        csv.row(permit(number + 3)
                .with(XK_XDR_SHXYM, Invention.wide(Invention.company(number + 3)))
                .values());
        csv.row(permit(number + 4)
                .with(XK_XDR_SHXYM, Invention.company(number + 4).toLowerCase(Locale.ROOT))
                .values());
        csv.row(permit(number + 5)
                .with(XK_WSH, Invention.wide("SL") + "〔" + year + "〕" + Invention.wide("5") + "号")
                .values());
        csv.row(permit(number + 6)
                .with(XK_XKZS, "— —")
                .with(XK_XKBH, "无")
                .with(BZ, "N/A")
                .with(XK_LYDW, "/")
                .with(XK_LYDWDM, "/")
                .values());
        csv.row(permit(number + 7).with(XK_NR, "预包装食品销售,\n\"散装食品\"销售").values());
        var twice = permit(number + 8).values();
        csv.row(twice);
        csv.row(twice);
        csv.row(permit(number + 9).with(XK_XKLB, "普通;登记").values());
        csv.row(permit(number + 10).with(XK_ZT, "0").values());
    }

    private void people(DemoCsv csv, int number) {
        csv.row(permit(number)
                .with(XK_XDR_LB, "自然人")
                .with(XK_XDR_MC, Invention.person(0))
                .with(XK_XDR_SHXYM, "")
                .with(XK_FRDB, "")
                .with(XK_XDR_ZJLX, "身份证")
                .with(XK_XDR_ZJHM, Invention.citizenNumber(1))
                .values());
        csv.row(permit(number)
                .with(XK_XDR_LB, "个体工商户")
                .with(XK_XDR_SHXYM, Invention.soleTrader(number))
                .values());
        csv.row(permit(number).with(XK_XDR_LB, "个体工商户").values());
        csv.row(permit(number)
                .with(XK_NR, "经办人身份证号" + Invention.citizenNumber(2))
                .values());
        csv.row(permit(number).with(BZ, "联系电话" + Invention.phone(3)).values());
        csv.row(permit(number)
                .with(XK_FRDB, Invention.person(4))
                .with(XK_NR, "负责人" + Invention.person(4))
                .values());
    }

    private void refused(DemoCsv csv, int number) {
        csv.row(permit(number)
                .with(XK_XDR_SHXYM, Invention.mistyped(Invention.company(number)))
                .values());
        csv.row(permit(number)
                .with(XK_JDRQ, invention.today().plusDays(30).toString())
                .values());
        csv.row(permit(number).with(XK_JDRQ, "昨天").values());
        csv.row(permit(number).with(XK_XKJG, invention.today().toString()).values());
        csv.row(permit(number)
                .with(XK_XKJG, "9f1b2c3d-0000-4000-8000-0123456789ab")
                .values());
        csv.row(permit(number)
                .with(XK_XKJGDM, invention.another().uscc().text())
                .with(XK_XKJG, invention.another().name())
                .values());
        csv.row(permit(number)
                .with(XK_YXQZI, invention.today().minusDays(1).toString())
                .with(XK_YXQZ, "")
                .values());
        csv.row(permit(number).with(XK_ZT, "2").values());
        csv.row(permit(number).with(XK_WSH, "无").values());
        csv.row(permit(number).with(XK_XDR_LB, "").values());
    }

    private DemoRow<PermitColumn> permit(int number) {
        LocalDate day = invention.recentDay();
        int kind = number % KINDS.length;
        return new DemoRow<>(PermitColumn.class)
                .with(XK_XDR_MC, Invention.companyName(number))
                .with(XK_XDR_LB, "法人及非法人组织")
                .with(XK_XDR_SHXYM, Invention.company(number))
                .with(XK_FRDB, Invention.person(number))
                .with(XK_FR_ZJLX, "身份证")
                .with(XK_FR_ZJHM, Invention.citizenNumber(number))
                .with(XK_XKWS, "准予行政许可决定书")
                .with(XK_WSH, "示许准字〔" + year + "〕" + number + "号")
                .with(XK_XKLB, KINDS[kind])
                .with(XK_XKZS, "示例许可证")
                .with(XK_XKBH, "SL" + year + "-" + number)
                .with(XK_NR, SUBJECTS[kind])
                .with(XK_JDRQ, day.toString())
                .with(XK_YXQZ, day.toString())
                .with(XK_YXQZI, day.plusYears(3).minusDays(1).toString())
                .with(XK_XKJG, invention.authority().name())
                .with(XK_XKJGDM, invention.authority().uscc().text())
                .with(XK_ZT, "1")
                .with(XK_LYDW, invention.authority().name())
                .with(XK_LYDWDM, invention.authority().uscc().text());
    }
}
