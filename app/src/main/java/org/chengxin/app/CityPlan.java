package org.chengxin.app;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.ExampleCity;

/**
 * Who a city is made of when it begins: what the configuration names, and the invented city for the rest.
 *
 * @param chain       id of the chain
 * @param nameZh      name of the city in Chinese
 * @param nameEn      name of the city in English
 * @param demo        whether everything on it is invented and keys work at once
 * @param keyDelay    how long a vouched-for key waits, in milliseconds
 * @param operator    who runs the platform and votes
 * @param authorities all authorities, the operator among them, by their codes
 */
record CityPlan(
        String chain,
        String nameZh,
        String nameEn,
        boolean demo,
        long keyDelay,
        Uscc operator,
        SortedMap<Uscc, Office> authorities) {

    private static final long HOUR_MILLIS = 60L * 60 * 1000;
    private static final long MOST_HOURS = ChainState.KEY_DELAY_MAX_MILLIS / HOUR_MILLIS;
    private static final int SUFFIX_CHARACTERS = 5;

    /**
     * An authority.
     *
     * @param name        its name
     * @param established when it was established
     * @param roles       its roles
     */
    record Office(String name, LocalDate established, Set<Role> roles) {

        Office with(Role role) {
            Set<Role> more = EnumSet.of(role);
            more.addAll(roles);
            return new Office(name, established, more);
        }
    }

    /**
     * Reads the plan.
     *
     * @param now    this moment, in milliseconds
     * @param chance makes the chain's id its own, also for a city of the same name
     * @throws CannotStart when a setting is not of its form
     */
    static CityPlan of(Settings settings, long now, long chance) {
        boolean demo = settings.yes(Setting.DEMO);
        SortedMap<Uscc, Office> authorities = new TreeMap<>();
        Uscc operator = add(authorities, settings, Setting.CITY_OPERATOR, Optional.empty(), now);
        add(authorities, settings, Setting.CITY_REGISTRAR, Optional.of(Role.REGISTRAR), now);
        add(authorities, settings, Setting.CITY_PUBLISHERS, Optional.of(Role.PUBLISHER), now);
        String nameEn = settings.text(Setting.CITY_NAME_EN);
        return new CityPlan(
                settings.given(Setting.CITY_CHAIN).orElseGet(() -> chain(nameEn, now, chance)),
                settings.text(Setting.CITY_NAME_ZH),
                nameEn,
                demo,
                demo ? 0 : settings.number(Setting.CITY_KEY_DELAY_HOURS, 0, MOST_HOURS) * HOUR_MILLIS,
                operator,
                authorities);
    }

    /** Adds who a setting names, or who has that role in the invented city; gives the first of them. */
    private static Uscc add(
            SortedMap<Uscc, Office> authorities, Settings settings, Setting setting, Optional<Role> role, long now) {
        List<Uscc> added = new ArrayList<>();
        for (String entry : settings.list(setting, ';')) added.add(parse(authorities, setting, entry, role));
        if (added.isEmpty()) {
            LocalDate today = Beijing.dateAt(now);
            for (var invented : ExampleCity.authorities()) {
                boolean fits = role.map(invented.roles()::contains).orElse(invented.equals(ExampleCity.OPERATOR));
                if (!fits) continue;
                put(authorities, invented.uscc(), new Office(invented.name(), today, Set.of()), role);
                added.add(invented.uscc());
            }
        }
        return added.getFirst();
    }

    private static Uscc parse(SortedMap<Uscc, Office> authorities, Setting setting, String entry, Optional<Role> role) {
        String[] words = entry.strip().split("\\s+", -1);
        try {
            if (words.length == 3) {
                Uscc uscc = new Uscc(words[0]);
                put(authorities, uscc, new Office(words[1], LocalDate.parse(words[2]), Set.of()), role);
                return uscc;
            }
        } catch (IllegalArgumentException | DateTimeParseException unfit) {
            // Said below, together with a wrong number of words.
        }
        throw Settings.unfit(
                setting, "made of a USCC, a name without spaces, and the date of establishment YYYY-MM-DD");
    }

    private static void put(SortedMap<Uscc, Office> authorities, Uscc uscc, Office office, Optional<Role> role) {
        Office known = authorities.getOrDefault(uscc, office);
        authorities.put(uscc, role.map(known::with).orElse(known));
    }

    /** An id for a chain of a city of this name. */
    static String chain(String nameEn, long now, long chance) {
        String words =
                nameEn.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String suffix = Long.toString(Math.floorMod(chance, (long) Math.pow(36, SUFFIX_CHARACTERS)), 36);
        int year = Beijing.dateAt(now).getYear();
        String name = words.isEmpty() ? "city" : words.substring(0, Math.min(words.length(), 32));
        return name + "-" + year + "-" + suffix;
    }
}
