package org.chengxin.cli.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.chengxin.intake.PenaltyColumn;
import org.chengxin.sdk.ExampleCity;

/** Penalties of invented companies, in the national template. */
final class DemoPenalties implements DemoFile.Source {

    private static final List<String> GENERAL = List.of("没收违法所得、没收非法财物", "降低资质等级", "暂扣许可证件");
    private static final List<String> SERIOUS = List.of("责令关闭", "限制从业", "吊销许可证件", "限制开展生产经营活动");
    private static final List<String> HELD = List.of("警告", "罚款", "警告;罚款", "其他", "暂扣或者吊销许可证、暂扣或者吊销执照", "责令停产停业");
    private static final List<String> VIOLATIONS = List.of("未按规定保存进货查验记录", "超标排放污染物", "特种设备未经检验投入使用", "安全设施未经验收投入使用");
    private static final List<ExampleCity.Authority> AUTHORITIES =
            List.of(ExampleCity.MARKET_REGULATOR, ExampleCity.EMERGENCY, ExampleCity.ENVIRONMENT);
    private static final int DIRT_IN = 10;
    private static final int GENERAL_DAYS = 300;
    private static final int SERIOUS_DAYS = 900;

    private final Random random;
    private final boolean clean;
    private final LocalDate today;
    private int number;
    private Map<PenaltyColumn, String> last = new EnumMap<>(PenaltyColumn.class);

    DemoPenalties(long seed, boolean clean, LocalDate today) {
        this.random = new Random(seed ^ 0x70656e616c7479L);
        this.clean = clean;
        this.today = today;
    }

    @Override
    public List<String> header() {
        return Arrays.stream(PenaltyColumn.values()).map(PenaltyColumn::header).toList();
    }

    @Override
    public List<String> next() {
        boolean dirty = !clean && random.nextInt(DIRT_IN) == 0;
        boolean twice = dirty && !last.isEmpty() && random.nextInt(4) == 0;
        Map<PenaltyColumn, String> row = twice ? last : fresh();
        last = row;
        if (dirty && !twice) soil(row);
        return Arrays.stream(PenaltyColumn.values())
                .map(column -> row.getOrDefault(column, ""))
                .toList();
    }

    private Map<PenaltyColumn, String> fresh() {
        int decision = ++number;
        int company = random.nextInt(Math.max(50, decision));
        var authority = DemoCompanies.one(random, AUTHORITIES);
        int sort = random.nextInt(10);
        String kind = DemoCompanies.one(random, sort < 5 ? GENERAL : sort < 8 ? SERIOUS : HELD);
        LocalDate decided = today.minusDays(1 + random.nextInt(SERIOUS.contains(kind) ? SERIOUS_DAYS : GENERAL_DAYS));
        Map<PenaltyColumn, String> row = new EnumMap<>(PenaltyColumn.class);
        row.put(PenaltyColumn.CF_XDR_MC, DemoCompanies.name(company));
        row.put(PenaltyColumn.CF_XDR_LB, "法人及非法人组织");
        row.put(PenaltyColumn.CF_XDR_SHXYM, DemoCompanies.code(company).text());
        row.put(PenaltyColumn.CF_FRDB, "示例甲" + company);
        row.put(PenaltyColumn.CF_WSH, "示罚决字〔" + decided.getYear() + "〕" + decision + "号");
        row.put(PenaltyColumn.CF_WFXW, DemoCompanies.one(random, VIOLATIONS));
        row.put(PenaltyColumn.CF_SY, "经查，该单位" + row.get(PenaltyColumn.CF_WFXW) + "，事实清楚，证据确凿");
        row.put(PenaltyColumn.CF_YJ, "《示例管理条例》第三十二条");
        row.put(PenaltyColumn.CF_CFLB, kind);
        row.put(PenaltyColumn.CF_NR, "依法给予" + kind);
        row.put(PenaltyColumn.CF_NR_FK, kind.contains("罚款") ? amount() : nothing());
        row.put(PenaltyColumn.CF_NR_WFFF, kind.startsWith("没收") ? amount() : nothing());
        row.put(PenaltyColumn.CF_NR_ZKDX, kind.contains("许可证") ? "示例许可证" : nothing());
        row.put(PenaltyColumn.CF_JDRQ, date(decided));
        row.put(PenaltyColumn.CF_GSJZQ, clean || random.nextInt(3) > 0 ? "" : date(decided.plusYears(5)));
        row.put(PenaltyColumn.CF_CFJG, authority.name());
        row.put(PenaltyColumn.CF_CFJGDM, authority.uscc().text());
        row.put(PenaltyColumn.CF_SJLY, ExampleCity.OPERATOR.name());
        row.put(PenaltyColumn.CF_SJLYDM, ExampleCity.OPERATOR.uscc().text());
        row.put(PenaltyColumn.BZ, nothing());
        return row;
    }

    private void soil(Map<PenaltyColumn, String> row) {
        String code = row.getOrDefault(PenaltyColumn.CF_XDR_SHXYM, "");
        switch (random.nextInt(9)) {
            case 0 -> row.put(PenaltyColumn.CF_XDR_SHXYM, Dirt.fullWidth(code));
            case 1 -> row.put(PenaltyColumn.CF_XDR_SHXYM, code.toLowerCase(Locale.ROOT));
            case 2 -> row.put(PenaltyColumn.CF_XDR_SHXYM, DemoCompanies.mistyped(DemoCompanies.code(number)));
            case 3 -> {
                row.put(PenaltyColumn.CF_XDR_LB, "个体工商户");
                row.put(
                        PenaltyColumn.CF_XDR_SHXYM,
                        DemoCompanies.soleTrader(number).text());
            }
            case 4 -> row.put(PenaltyColumn.CF_CFJG, "6f1c2f5e-0000-4000-8000-000000000000");
            case 5 -> row.put(PenaltyColumn.CF_CFLB, "行政拘留");
            case 6 -> row.put(PenaltyColumn.CF_NR_FK, "约五万元");
            case 7 -> row.put(PenaltyColumn.CF_JDRQ, today.minusYears(4).toString());
            default -> row.put(PenaltyColumn.CF_SY, "经查，" + row.getOrDefault(PenaltyColumn.CF_FRDB, "") + "指使员工违法经营");
        }
    }

    private String amount() {
        return 1 + random.nextInt(20) + "." + random.nextInt(10);
    }

    private String nothing() {
        return clean ? "" : Dirt.nothing(random);
    }

    private String date(LocalDate date) {
        return clean ? date.toString() : Dirt.date(random, date);
    }
}
