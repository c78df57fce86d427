package org.chengxin.sdk;

import java.util.List;
import java.util.Set;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;

/**
 * 示例市, the city that is there when nobody names another: all of it is invented, under the area code 999999, which no
 * real organisation has.
 */
public final class ExampleCity {

    /** Name in Chinese. */
    public static final String NAME_ZH = "示例市";
    /** Name in English. */
    public static final String NAME_EN = "Example City";

    /** Runs the platform and votes on its rules. */
    public static final Authority OPERATOR = authority(1, "政务服务和数据管理局", Set.of());
    /** Registers companies, vouches for their keys, and publishes what it decides. */
    public static final Authority MARKET_REGULATOR = authority(2, "市场监督管理局", Set.of(Role.REGISTRAR, Role.PUBLISHER));
    /** Issues permits. */
    public static final Authority APPROVALS = authority(3, "行政审批局", Set.of(Role.PUBLISHER));
    /** Sees to work safety. */
    public static final Authority EMERGENCY = authority(4, "应急管理局", Set.of(Role.PUBLISHER));
    /** Sees to the environment. */
    public static final Authority ENVIRONMENT = authority(5, "生态环境局", Set.of(Role.PUBLISHER));

    private static final int NUMBER_DIGITS = 9;

    /**
     * An authority of the city.
     *
     * @param uscc  its code
     * @param name  its name
     * @param roles its roles
     */
    public record Authority(Uscc uscc, String name, Set<Role> roles) {

        /** Keeps the set from changing. */
        public Authority {
            roles = Set.copyOf(roles);
        }
    }

    private ExampleCity() {}

    /** All of them, in the order of their codes. */
    public static List<Authority> authorities() {
        return List.of(OPERATOR, MARKET_REGULATOR, APPROVALS, EMERGENCY, ENVIRONMENT);
    }

    /**
     * The code of an invented company.
     *
     * @param number from 1 to 999,999,999; another for each company
     */
    public static Uscc company(int number) {
        return code("91", number);
    }

    private static Authority authority(int number, String office, Set<Role> roles) {
        return new Authority(code("11", number), NAME_ZH + office, roles);
    }

    private static Uscc code(String kind, int number) {
        String digits = Integer.toString(number);
        String body = kind + "999999" + "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
        return new Uscc(body + Uscc.checkCharacter(body));
    }
}
