package org.chengxin.merkle.light;

import java.math.BigInteger;

/**
 * The part of the trusted validators, by power, of which more than this much must have signed a header further up for it
 * to be taken without the headers between: from one third, with which one of the signers is honest as long as less than
 * a third is not, to the whole.
 *
 * @param numerator from 1
 * @param denominator from {@code numerator} to three times it
 */
public record TrustLevel(int numerator, int denominator) {

    /** One third, as CometBFT's light client has it unless told otherwise. */
    public static final TrustLevel ONE_THIRD = new TrustLevel(1, 3);

    /** Checks that it lies between one third and the whole. */
    public TrustLevel {
        if (numerator < 1 || denominator < numerator || denominator > 3L * numerator)
            throw new IllegalArgumentException("a trust level lies between one third and the whole");
    }

    /** Whether {@code power} is more than this part of {@code total}. */
    boolean isExceededBy(long power, long total) {
        return BigInteger.valueOf(power)
                        .multiply(BigInteger.valueOf(denominator))
                        .compareTo(BigInteger.valueOf(total).multiply(BigInteger.valueOf(numerator)))
                > 0;
    }
}
