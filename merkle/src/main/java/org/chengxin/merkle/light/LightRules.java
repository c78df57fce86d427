package org.chengxin.merkle.light;

import java.time.Duration;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * What a follower of a chain has decided.
 *
 * @param level how much of the trusted validators must have signed a header further up
 * @param trustingPeriod how long after its time a header is trusted. It must be well below the time for which validators
 *     answer for what they signed: whoever has left a set may sign anything
 * @param clockDrift how far a header may be ahead of the follower's clock
 */
public record LightRules(TrustLevel level, Duration trustingPeriod, Duration clockDrift) {

    /** One third, a week, and the ten seconds of CometBFT's light client. */
    public static final LightRules ORDINARY = within(Duration.ofDays(7));

    /** Checks the bounds. */
    public LightRules {
        if (trustingPeriod.isNegative() || trustingPeriod.isZero())
            throw new IllegalArgumentException("a trusting period is positive");
        if (clockDrift.isNegative()) throw new IllegalArgumentException("a clock drift is not negative");
    }

    /** The ordinary rules with another trusting period. */
    public static LightRules within(Duration trustingPeriod) {
        return new LightRules(TrustLevel.ONE_THIRD, trustingPeriod, Duration.ofSeconds(10));
    }

    /** Whether a header of this time is trusted no more. */
    boolean expired(Timestamp header, Timestamp now) {
        return !header.instant().plus(trustingPeriod).isAfter(now.instant());
    }

    /** Whether a header of this time is from the future. */
    boolean early(Timestamp header, Timestamp now) {
        return !header.instant().isBefore(now.instant().plus(clockDrift));
    }
}
