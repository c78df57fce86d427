package org.chengxin.intake.demo;

import static org.chengxin.intake.PermitColumn.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengxin.intake.PermitColumn;

/** Permits of invented companies. */
final class DemoPermits implements DemoRows {

    private static final String[] KINDS = {"普通", "登记", "核准", "认可"};
    private static final String[] SUBJECTS = {"预包装食品销售", "道路货物运输", "建筑工程施工", "第二类医疗器械经营"};

    private final Invention invention;
    private final int year;

    DemoPermits(Invention invention) {
        this.invention = invention;
        this.year = invention.today().getYear();
    }

    @Override
    public List<String> header() {
        return DemoRow.header(PermitColumn.class);
    }

    @Override
    public List<String> good(int number) {
        return permit(number).values();
    }

    @Override
    public List<List<String>> dirt(int number) {
        List<List<String>> rows = new ArrayList<>();
        cleaned(rows, number);
        people(rows, number + 20);
        refused(rows, number + 40);
        return rows;
    }

    /** What is certain in spite of its form, the same decision twice, and what only a clerk can place. */
    private void cleaned(List<List<String>> rows, int number) {
        LocalDate day = invention.recentDay();
        rows.add(permit(number)
                .with(XK_JDRQ, Invention.slashed(day))
                .with(XK_YXQZI, "2099-12-31")
                .values());
        rows.add(permit(number + 1)
                .with(XK_JDRQ, Invention.compact(day))
                .with(XK_YXQZI, "9999/12/31")
                .values());
        rows.add(permit(number + 2)
                .with(XK_JDRQ, day + " 00:00:00")
                .with(XK_YXQZI, "长期")
                .values());
        rows.add(permit(number + 3)
                .with(XK_XDR_SHXYM, Invention.wide(Invention.company(number + 3)))
                .values());
        rows.add(permit(number + 4)
                .with(XK_XDR_SHXYM, Invention.company(number + 4).toLowerCase(Locale.ROOT))
                .values());
        rows.add(permit(number + 5)
                .with(XK_WSH, Invention.wide("SL") + "〔" + year + "〕" + Invention.wide("5") + "号")
                .values());
        rows.add(permit(number + 6)
                .with(XK_XKZS, "— —")
                .with(XK_XKBH, "无")
                .with(BZ, "N/A")
                .with(XK_LYDW, "/")
                .with(XK_LYDWDM, "/")
                .values());
        rows.add(permit(number + 7).with(XK_NR, "预包装食品销售,\n\"散装食品\"销售").values());
        var twice = permit(number + 8).values();
        rows.add(twice);
        rows.add(twice);
        rows.add(permit(number + 9).with(XK_XKLB, "普通;登记").values());
        rows.add(permit(number + 10).with(XK_ZT, "0").values());
    }

    private void people(List<List<String>> rows, int number) {
        rows.add(permit(number)
                .with(XK_XDR_LB, "自然人")
                .with(XK_XDR_MC, Invention.person(0))
                .with(XK_XDR_SHXYM, "")
                .with(XK_FRDB, "")
                .with(XK_XDR_ZJLX, "身份证")
                .with(XK_XDR_ZJHM, Invention.citizenNumber(1))
                .values());
        rows.add(permit(number)
                .with(XK_XDR_LB, "个体工商户")
                .with(XK_XDR_SHXYM, Invention.soleTrader(number))
                .values());
        rows.add(permit(number).with(XK_XDR_LB, "个体工商户").values());
        rows.add(permit(number)
                .with(XK_NR, "经办人身份证号" + Invention.citizenNumber(2))
                .values());
        rows.add(permit(number).with(BZ, "联系电话" + Invention.phone(3)).values());
        rows.add(permit(number)
                .with(XK_FRDB, Invention.person(4))
                .with(XK_NR, "负责人" + Invention.person(4))
                .values());
    }

    private void refused(List<List<String>> rows, int number) {
        rows.add(permit(number)
                .with(XK_XDR_SHXYM, Invention.mistyped(Invention.company(number)))
                .values());
        rows.add(permit(number)
                .with(XK_JDRQ, invention.today().plusDays(30).toString())
                .values());
        rows.add(permit(number).with(XK_JDRQ, "昨天").values());
        rows.add(permit(number).with(XK_XKJG, invention.today().toString()).values());
        rows.add(permit(number)
                .with(XK_XKJG, "9f1b2c3d-0000-4000-8000-0123456789ab")
                .values());
        rows.add(permit(number)
                .with(XK_XKJGDM, Invention.foreignAuthority().uscc().text())
                .with(XK_XKJG, Invention.foreignAuthority().name())
                .values());
        rows.add(permit(number)
                .with(XK_YXQZI, invention.today().minusDays(1).toString())
                .with(XK_YXQZ, "")
                .values());
        rows.add(permit(number).with(XK_ZT, "2").values());
        rows.add(permit(number).with(XK_WSH, "无").values());
        rows.add(permit(number).with(XK_XDR_LB, "").values());
    }

    private DemoRow<PermitColumn> permit(int number) {
        LocalDate day = invention.recentDay();
        int subject = invention.subject(number);
        int kind = number % KINDS.length;
        return new DemoRow<>(PermitColumn.class)
                .with(XK_XDR_MC, Invention.companyName(subject))
                .with(XK_XDR_LB, "法人及非法人组织")
                .with(XK_XDR_SHXYM, Invention.company(subject))
                .with(XK_FRDB, Invention.person(subject))
                .with(XK_FR_ZJLX, "身份证")
                .with(XK_FR_ZJHM, Invention.citizenNumber(subject))
                .with(XK_XKWS, "准予行政许可决定书")
                .with(XK_WSH, "示许准字〔" + year + "〕" + number + "号")
                .with(XK_XKLB, KINDS[kind])
                .with(XK_XKZS, "示例许可证")
                .with(XK_XKBH, "SL" + year + "-" + number)
                .with(XK_NR, SUBJECTS[kind])
                .with(XK_JDRQ, day.toString())
                .with(XK_YXQZ, day.toString())
                .with(XK_YXQZI, day.plusYears(3).minusDays(1).toString())
                .with(XK_XKJG, invention.authority(number).name())
                .with(XK_XKJGDM, invention.authority(number).uscc().text())
                .with(XK_ZT, "1")
                .with(XK_LYDW, invention.authority(number).name())
                .with(XK_LYDWDM, invention.authority(number).uscc().text());
    }
}
