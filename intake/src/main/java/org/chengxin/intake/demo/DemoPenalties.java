package org.chengxin.intake.demo;

import static org.chengxin.intake.PenaltyColumn.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengxin.intake.PenaltyColumn;

/** Penalties of invented companies. */
final class DemoPenalties implements DemoRows {

    /** A violation with the law it breaks and what follows from it. */
    private record Case(String violation, String facts, String law, String kinds, String penalty) {}

    private static final Case[] CASES = {
        new Case("经营超过保质期的食品", "现场检查时，货架上有超过保质期的预包装食品", "《中华人民共和国食品安全法》第一百二十四条", "没收违法所得、没收非法财物", "没收违法所得及违法经营的食品"),
        new Case("超越资质承揽工程", "承揽的工程超出资质等级许可的范围", "《中华人民共和国建筑法》第六十五条", "降低资质等级", "降低资质等级"),
        new Case("提供虚假材料取得许可", "申请许可时提交的材料与事实不符", "《中华人民共和国行政许可法》第七十九条", "吊销许可证件", "吊销许可证"),
        new Case("未取得安全生产许可擅自生产", "未取得安全生产许可证从事生产活动", "《中华人民共和国安全生产法》第六十三条", "罚款;责令关闭", "罚款并责令关闭")
    };

    private final Invention invention;
    private final int year;

    DemoPenalties(Invention invention) {
        this.invention = invention;
        this.year = invention.today().getYear();
    }

    @Override
    public List<String> header() {
        return DemoRow.header(PenaltyColumn.class);
    }

    @Override
    public List<String> good(int number) {
        return penalty(number).values();
    }

    @Override
    public List<List<String>> dirt(int number) {
        List<List<String>> rows = new ArrayList<>();
        cleaned(rows, number);
        held(rows, number + 20);
        people(rows, number + 40);
        refused(rows, number + 60);
        return rows;
    }

    /** What is certain in spite of its form, and the same decision twice, once unchanged and once not. */
    private void cleaned(List<List<String>> rows, int number) {
        LocalDate day = invention.recentDay();
        rows.add(penalty(number)
                .with(CF_JDRQ, Invention.slashed(day))
                .with(CF_GSJZQ, "2099-12-31")
                .values());
        rows.add(penalty(number + 1)
                .with(CF_JDRQ, Invention.compact(day))
                .with(CF_YXQ, "9999-12-31")
                .values());
        rows.add(penalty(number + 2)
                .with(CF_XDR_SHXYM, Invention.wide(Invention.company(number + 2)))
                .values());
        rows.add(penalty(number + 3)
                .with(CF_XDR_SHXYM, Invention.company(number + 3).toLowerCase(Locale.ROOT))
                .values());
        rows.add(penalty(number + 4)
                .with(CF_NR_FK, Invention.wide("0.000001"))
                .with(CF_NR_ZKDX, "— —")
                .values());
        rows.add(penalty(number + 5)
                .with(CF_CFLB, "警告；罚款、没收违法所得、没收非法财物；责令关闭")
                .with(CF_NR_FK, "12.5")
                .values());
        rows.add(penalty(number + 6)
                .with(CF_CFLB, "吊销许可证件")
                .with(CF_GSJZQ, day.plusYears(2).toString())
                .values());
        rows.add(penalty(number + 7)
                .with(CF_CFLB, "吊销许可证件")
                .with(CF_GSJZQ, day.plusYears(9).toString())
                .values());
        rows.add(penalty(number + 8)
                .with(CF_CFLB, "吊销许可证件")
                .with(CF_GSJZQ, day.plusDays(9).toString())
                .values());
        var twice = penalty(number + 9);
        rows.add(twice.values());
        rows.add(twice.values());
        rows.add(twice.with(BZ, "更正").values());
    }

    private void held(List<List<String>> rows, int number) {
        rows.add(penalty(number).with(CF_CFLB, "其他").values());
        rows.add(penalty(number + 1).with(CF_CFLB, "暂扣或者吊销许可证、暂扣或者吊销执照").values());
        rows.add(penalty(number + 2).with(CF_CFLB, "罚款").with(CF_NR_FK, "5").values());
        rows.add(penalty(number + 3).with(CF_CFLB, "责令改正").values());
        rows.add(penalty(number + 4).with(CF_CFLB, "警告").values());
    }

    private void people(List<List<String>> rows, int number) {
        rows.add(penalty(number)
                .with(CF_XDR_LB, "自然人")
                .with(CF_XDR_MC, Invention.person(0))
                .with(CF_XDR_SHXYM, "")
                .with(CF_FRDB, "")
                .with(CF_XDR_ZJLX, "身份证")
                .with(CF_XDR_ZJHM, Invention.citizenNumber(1))
                .values());
        rows.add(penalty(number)
                .with(CF_XDR_LB, "个体工商户")
                .with(CF_XDR_SHXYM, Invention.soleTrader(number))
                .values());
        rows.add(
                penalty(number).with(CF_XDR_SHXYM, Invention.soleTrader(number)).values());
        rows.add(penalty(number).with(CF_CFLB, "罚款;行政拘留").values());
        rows.add(penalty(number)
                .with(CF_SY, "驾驶人身份证号" + Invention.citizenNumber(2))
                .values());
        rows.add(penalty(number).with(CF_SY, "举报电话" + Invention.phone(3)).values());
        rows.add(penalty(number)
                .with(CF_FRDB, Invention.person(4))
                .with(CF_SY, Invention.person(4) + "承认上述事实")
                .values());
    }

    private void refused(List<List<String>> rows, int number) {
        rows.add(penalty(number)
                .with(CF_XDR_SHXYM, Invention.mistyped(Invention.company(number)))
                .values());
        rows.add(penalty(number)
                .with(CF_JDRQ, invention.today().plusDays(30).toString())
                .values());
        rows.add(penalty(number)
                .with(CF_JDRQ, invention.today().minusYears(2).toString())
                .with(CF_CFLB, "降低资质等级")
                .values());
        rows.add(penalty(number).with(CF_NR_FK, "0.00000001").values());
        rows.add(penalty(number).with(CF_NR_FK, "5000元").values());
        rows.add(penalty(number).with(CF_CFJG, "示罚字〔" + year + "〕1号").values());
        rows.add(penalty(number)
                .with(CF_CFJGDM, Invention.foreignAuthority().uscc().text())
                .with(CF_CFJG, Invention.foreignAuthority().name())
                .values());
        rows.add(penalty(number).with(CF_SY, "").values());
        rows.add(penalty(number).with(CF_XDR_LB, "企业").values());
    }

    private DemoRow<PenaltyColumn> penalty(int number) {
        LocalDate day = invention.recentDay();
        int subject = invention.subject(number);
        Case decided = CASES[number % CASES.length];
        return new DemoRow<>(PenaltyColumn.class)
                .with(CF_XDR_MC, Invention.companyName(subject))
                .with(CF_XDR_LB, "法人及非法人组织")
                .with(CF_XDR_SHXYM, Invention.company(subject))
                .with(CF_FRDB, Invention.person(subject))
                .with(CF_FR_ZJLX, "身份证")
                .with(CF_FR_ZJHM, Invention.citizenNumber(subject))
                .with(CF_WSH, "示罚字〔" + year + "〕" + number + "号")
                .with(CF_WFXW, decided.violation())
                .with(CF_SY, decided.facts())
                .with(CF_YJ, decided.law())
                .with(CF_CFLB, decided.kinds())
                .with(CF_NR, decided.penalty())
                .with(CF_NR_FK, decided.kinds().contains("罚款") ? "2.5" : "")
                .with(CF_JDRQ, day.toString())
                .with(CF_CFJG, invention.authority(number).name())
                .with(CF_CFJGDM, invention.authority(number).uscc().text())
                .with(CF_SJLY, invention.authority(number).name())
                .with(CF_SJLYDM, invention.authority(number).uscc().text());
    }
}
