package org.chengxin.simulator;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Everything that is left to chance, from one seed: {@link Random}, whose numbers the Java specification fixes. */
final class Chance {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;

    Chance(long seed) {
        // Neighbouring seeds would begin alike.
        random = new Random(seed * SPREAD);
    }

    /** True once in so many times, on average; never for 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** 0 to one less than {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number between two, both included. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** One of these. */
    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** For those who want the source itself. */
    RandomGenerator source() {
        return random;
    }
}
