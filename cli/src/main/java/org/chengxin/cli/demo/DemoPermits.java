package org.chengxin.cli.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.chengxin.intake.PermitColumn;
import org.chengxin.sdk.ExampleCity;

/** Permits of invented companies, in the national template. */
final class DemoPermits implements DemoFile.Source {

    private static final List<String> KINDS = List.of("普通", "普通", "普通", "特许", "认可", "核准", "登记", "其他");
    private static final List<String> SUBJECTS = List.of("食品经营", "道路运输经营", "危险化学品经营", "医疗器械经营", "建筑施工", "排污");
    private static final List<ExampleCity.Authority> AUTHORITIES = List.of(
            ExampleCity.APPROVALS, ExampleCity.APPROVALS, ExampleCity.MARKET_REGULATOR, ExampleCity.ENVIRONMENT);
    private static final int DIRT_IN = 10;
    private static final int DAYS = 700;

    private final Random random;
    private final boolean clean;
    private final LocalDate today;
    private int number;
    private Map<PermitColumn, String> last = new EnumMap<>(PermitColumn.class);

    DemoPermits(long seed, boolean clean, LocalDate today) {
        this.random = new Random(seed ^ 0x7065726d6974L);
        this.clean = clean;
        this.today = today;
    }

    @Override
    public List<String> header() {
        return Arrays.stream(PermitColumn.values()).map(PermitColumn::header).toList();
    }

    @Override
    public List<String> next() {
        boolean dirty = !clean && random.nextInt(DIRT_IN) == 0;
        boolean twice = dirty && !last.isEmpty() && random.nextInt(4) == 0;
        Map<PermitColumn, String> row = twice ? last : fresh();
        last = row;
        if (dirty && !twice) soil(row);
        return Arrays.stream(PermitColumn.values())
                .map(column -> row.getOrDefault(column, ""))
                .toList();
    }

    private Map<PermitColumn, String> fresh() {
        int decision = ++number;
        int company = random.nextInt(Math.max(50, decision));
        var authority = DemoCompanies.one(random, AUTHORITIES);
        String subject = DemoCompanies.one(random, SUBJECTS);
        LocalDate decided = today.minusDays(1 + random.nextInt(DAYS));
        Map<PermitColumn, String> row = new EnumMap<>(PermitColumn.class);
        row.put(PermitColumn.XK_XDR_MC, DemoCompanies.name(company));
        row.put(PermitColumn.XK_XDR_LB, "法人及非法人组织");
        row.put(PermitColumn.XK_XDR_SHXYM, DemoCompanies.code(company).text());
        row.put(PermitColumn.XK_FRDB, "示例甲" + company);
        row.put(PermitColumn.XK_XKWS, subject + "许可决定书");
        row.put(PermitColumn.XK_WSH, "示许决字〔" + decided.getYear() + "〕" + decision + "号");
        row.put(PermitColumn.XK_XKLB, DemoCompanies.one(random, KINDS));
        row.put(PermitColumn.XK_XKZS, subject + "许可证");
        row.put(PermitColumn.XK_XKBH, "SL" + decided.getYear() + String.format(Locale.ROOT, "%07d", decision));
        row.put(PermitColumn.XK_NR, "准予从事" + subject + "活动");
        row.put(PermitColumn.XK_JDRQ, date(decided));
        row.put(PermitColumn.XK_YXQZ, date(decided));
        row.put(PermitColumn.XK_YXQZI, random.nextInt(6) == 0 ? "2099-12-31" : date(decided.plusYears(4)));
        row.put(PermitColumn.XK_XKJG, authority.name());
        row.put(PermitColumn.XK_XKJGDM, authority.uscc().text());
        row.put(PermitColumn.XK_ZT, "1");
        row.put(PermitColumn.XK_LYDW, ExampleCity.OPERATOR.name());
        row.put(PermitColumn.XK_LYDWDM, ExampleCity.OPERATOR.uscc().text());
        row.put(PermitColumn.BZ, clean ? "" : Dirt.nothing(random));
        return row;
    }

    private void soil(Map<PermitColumn, String> row) {
        String code = row.getOrDefault(PermitColumn.XK_XDR_SHXYM, "");
        switch (random.nextInt(9)) {
            case 0 -> row.put(PermitColumn.XK_XDR_SHXYM, Dirt.fullWidth(code));
            case 1 -> row.put(PermitColumn.XK_XDR_SHXYM, code.toLowerCase(Locale.ROOT));
            case 2 -> row.put(PermitColumn.XK_XDR_SHXYM, DemoCompanies.mistyped(DemoCompanies.code(number)));
            case 3 -> {
                row.put(PermitColumn.XK_XDR_LB, "个体工商户");
                row.put(
                        PermitColumn.XK_XDR_SHXYM,
                        DemoCompanies.soleTrader(number).text());
            }
            case 4 -> {
                row.put(PermitColumn.XK_XDR_LB, "自然人");
                row.put(PermitColumn.XK_XDR_MC, "示例乙");
                row.put(PermitColumn.XK_XDR_SHXYM, "");
            }
            case 5 -> row.put(PermitColumn.XK_XKJG, row.getOrDefault(PermitColumn.XK_JDRQ, ""));
            case 6 -> row.put(PermitColumn.XK_JDRQ, today.plusDays(30).toString());
            case 7 -> row.put(PermitColumn.XK_ZT, "0");
            default -> row.put(PermitColumn.XK_NR, "准予" + row.getOrDefault(PermitColumn.XK_FRDB, "") + "从事经营活动");
        }
    }

    private String date(LocalDate date) {
        return clean ? date.toString() : Dirt.date(random, date);
    }
}
