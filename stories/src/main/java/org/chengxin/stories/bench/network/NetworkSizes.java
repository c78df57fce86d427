package org.chengxin.stories.bench.network;

import org.chengxin.encoding.Limits;

/**
 * How much is measured.
 *
 * @param warmUp   transactions of each network before any clock starts
 * @param flood    transactions of each measured flood
 * @param rounds   floods of each network, theirs and ours in turn
 * @param seconds  how long a steady load lasts
 * @param blocks   blocks of the chain that a node without any has to fetch, at least
 */
record NetworkSizes(int warmUp, int flood, int rounds, int seconds, int blocks) {

    /** Checks that something is measured. */
    NetworkSizes {
        Limits.within("rounds", rounds, 1, 100);
        Limits.within("seconds", seconds, 1, 600);
    }

    static NetworkSizes full() {
        return new NetworkSizes(20_000, 20_000, 3, 30, 10_000);
    }

    static NetworkSizes quick() {
        return new NetworkSizes(10_000, 10_000, 1, 10, 500);
    }

    /** To see that everything works, not to measure. */
    static NetworkSizes smallest() {
        return new NetworkSizes(200, 400, 1, 1, 20);
    }
}
