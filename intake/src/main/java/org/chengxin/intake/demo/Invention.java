package org.chengxin.intake.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.chengxin.ledger.Uscc;

/** Invents companies, people and dates. Whoever is invented exists under no other name either. */
final class Invention {

    /** Citizen numbers and codes of this area belong to nobody. */
    private static final String AREA = "999999";

    private static final String[] NAMES = {"青禾", "云帆", "长岭", "明川", "松石", "海棠", "北斗", "金穗", "白鹭", "远山"};
    private static final String[] TRADES = {"食品", "商贸", "建设工程", "科技", "物流", "餐饮", "医药", "环保", "文化传媒", "机械"};
    private static final String[] DISTRICTS = {"东区", "西区", "南区", "北区", "新区"};
    /** Numbers begin here, so that companies invented elsewhere have others. */
    private static final int FIRST_NUMBER = 100_000;

    private static final int NUMBER_DIGITS = 9;
    private static final int FEWEST_SUBJECTS = 50;
    private static final int RECENT_DAYS = 60;
    private static final int OLD_DAYS = 9_000;
    private static final String CITIZEN_CHECKS = "10X98765432";

    private final List<DemoFiles.Authority> authorities;
    private final LocalDate today;
    private final Random random;

    Invention(List<DemoFiles.Authority> authorities, LocalDate today, long seed) {
        this.authorities = authorities;
        this.today = today;
        this.random = new Random(seed);
    }

    /** The authority whose turn it is at the n-th decision. */
    DemoFiles.Authority authority(int number) {
        return authorities.get(number % authorities.size());
    }

    /** An authority of another city, for which nobody here may sign. */
    static DemoFiles.Authority foreignAuthority() {
        return new DemoFiles.Authority(new Uscc(code("11", FIRST_NUMBER)), "示例邻市市场监督管理局");
    }

    /** Some company, the same one now and then. */
    int subject(int number) {
        return 1 + random.nextInt(Math.max(FEWEST_SUBJECTS, number));
    }

    LocalDate today() {
        return today;
    }

    /** The code of the n-th company, counted from 1. */
    static String company(int number) {
        return code("91", FIRST_NUMBER + number);
    }

    /** The code of the n-th sole trader. */
    static String soleTrader(int number) {
        return code("92", FIRST_NUMBER + number);
    }

    private static String code(String kind, int number) {
        String digits = Integer.toString(number);
        String body = kind + AREA + "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
        return body + Uscc.checkCharacter(body);
    }

    /** A code with one character mistyped. */
    static String mistyped(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** The name of the n-th company. */
    static String companyName(int number) {
        String name = NAMES[number % NAMES.length] + TRADES[number / NAMES.length % TRADES.length];
        int round = number / (NAMES.length * TRADES.length);
        return "示例" + name + (round == 0 ? "" : "第" + round) + "有限公司";
    }

    static String district(int number) {
        return DISTRICTS[number % DISTRICTS.length];
    }

    /** The n-th person's name. */
    static String person(int number) {
        return "示某" + "甲乙丙丁戊己庚辛".charAt(number % 8);
    }

    /** The n-th person's citizen number, with its check (GB 11643-1999). */
    static String citizenNumber(int number) {
        String body = AREA + "19900101" + "%03d".formatted(number % 1000);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) sum += (body.charAt(i) - '0') * ((1 << (body.length() - i)) % 11);
        return body + CITIZEN_CHECKS.charAt(sum % 11);
    }

    /** A phone number under a prefix that no operator has. */
    static String phone(int number) {
        return "154%08d".formatted(number);
    }

    /** A day of the last weeks, today not included. */
    LocalDate recentDay() {
        return today.minusDays(1L + random.nextInt(RECENT_DAYS));
    }

    /** A day of the last decades. */
    LocalDate oldDay() {
        return today.minusDays(RECENT_DAYS + random.nextInt(OLD_DAYS));
    }

    /** As a system with wide characters writes it. */
    static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            wide.append(next > 0x20 && next < 0x7f ? (char) (next + 0xfee0) : next);
        }
        return wide.toString();
    }

    /** As a spreadsheet writes it. */
    static String slashed(LocalDate date) {
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }

    /** As a system without separators writes it. */
    static String compact(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
