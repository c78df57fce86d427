package org.chengxin.api.transactions;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a request wants to wait for the block: {@code Prefer: wait} or {@code Prefer: wait=SECONDS} (RFC 7240). */
final class Waits {

    /** Without a number, and at most. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private Waits() {}

    /** How long to wait; empty when the request does not ask for it. A preference that is not understood is none. */
    static Optional<Duration> asked(@Nullable String prefer) {
        if (prefer == null) return Optional.empty();
        for (String preference : prefer.split("[,;]", -1)) {
            String word = preference.strip().toLowerCase(Locale.ROOT);
            if (word.equals("wait")) return Optional.of(LONGEST);
            if (word.startsWith("wait="))
                return seconds(word.substring("wait=".length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<Duration> seconds(String number) {
        if (!number.matches("[0-9]{1,9}")) return Optional.empty();
        Duration wanted = Duration.ofSeconds(Long.parseLong(number));
        return Optional.of(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST);
    }
}
