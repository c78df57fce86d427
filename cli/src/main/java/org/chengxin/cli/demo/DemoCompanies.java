package org.chengxin.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ExampleCity;

/** Companies that do not exist: their codes have the area 999999, their names begin 示例. */
final class DemoCompanies {

    /** Numbers from here on, so that companies made elsewhere have others. */
    private static final int FIRST = 100_000;

    private static final List<String> TRADES =
            List.of("食品", "建筑工程", "医疗器械", "化工", "物流", "餐饮管理", "科技", "环保设备", "物业服务", "汽车维修");
    private static final List<String> WORDS = List.of("东方", "恒信", "明德", "安泰", "远航", "中和", "华章", "立新", "百川", "南山");

    private DemoCompanies() {}

    static Uscc code(int number) {
        return ExampleCity.company(FIRST + number);
    }

    static String name(int number) {
        return "示例" + WORDS.get(number % WORDS.size()) + number + TRADES.get(number / WORDS.size() % TRADES.size())
                + "有限公司";
    }

    /** A sole trader's code, which begins with 92. */
    static Uscc soleTrader(int number) {
        String body = "92999999" + String.format(Locale.ROOT, "%09d", number);
        return new Uscc(body + Uscc.checkCharacter(body));
    }

    /** A code whose check character is wrong. */
    static String mistyped(Uscc code) {
        String text = code.text();
        char wrong = text.endsWith("0") ? '1' : '0';
        return text.substring(0, Uscc.LENGTH - 1) + wrong;
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
