package org.chengxin.cli.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Registrations of invented companies. */
final class DemoRegistrations implements DemoFile.Source {

    private static final List<String> DISTRICTS = List.of("东城", "西城", "南山", "北山", "高新");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final int DAYS = 35 * 365;
    private static final int DIRT_IN = 25;

    private final Random random;
    private final boolean clean;
    private int number;

    DemoRegistrations(long seed, boolean clean) {
        this.random = new Random(seed);
        this.clean = clean;
    }

    @Override
    public List<String> header() {
        return List.of("统一社会信用代码", "企业名称", "成立日期", "省市", "区");
    }

    @Override
    public List<String> next() {
        int company = number++;
        String code = DemoCompanies.code(company).text();
        if (!clean && random.nextInt(DIRT_IN) == 0)
            code = switch (random.nextInt(3)) {
                case 0 -> DemoCompanies.soleTrader(company).text();
                case 1 -> DemoCompanies.mistyped(DemoCompanies.code(company));
                default -> Dirt.fullWidth(code);
            };
        return List.of(
                code,
                DemoCompanies.name(company),
                FIRST_DAY.plusDays(random.nextInt(DAYS)).toString(),
                "示例市",
                DemoCompanies.one(random, DISTRICTS));
    }
}
