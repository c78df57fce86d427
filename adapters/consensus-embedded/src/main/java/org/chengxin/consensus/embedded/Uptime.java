package org.chengxin.consensus.embedded;

import java.util.UUID;

/**
 * How long a machine has been running since it was last started.
 *
 * @param boot   names this start of the machine; {@link #UNKNOWN} when the machine does not tell
 * @param millis time since then in milliseconds
 */
public record Uptime(UUID boot, long millis) {

    /** What a machine says that cannot tell. */
    public static final Uptime UNKNOWN = new Uptime(new UUID(0, 0), 0);

    /** Whether the time between the two is known. */
    boolean comparesWith(Uptime earlier) {
        return !boot.equals(UNKNOWN.boot) && boot.equals(earlier.boot);
    }
}
