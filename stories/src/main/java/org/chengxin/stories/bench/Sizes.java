package org.chengxin.stories.bench;

/**
 * How much is measured.
 *
 * @param warmUp       transactions on a node of their own before any clock starts
 * @param small        records in state for the smaller end of the growth ratio
 * @param state        records in state for the main figure
 * @param large        records in state for the larger end of the growth ratio
 * @param measured     transactions in each measured stretch
 * @param throughHttp  transactions through HTTP, 500 a request
 * @param single       transactions through HTTP, one a request
 * @param importedRows rows of the imported file
 */
record Sizes(int warmUp, int small, int state, int large, int measured, int throughHttp, int single, int importedRows) {

    static Sizes full() {
        return new Sizes(100_000, 10_000, 100_000, 1_000_000, 60_000, 60_000, 4_000, 50_000);
    }

    static Sizes quick() {
        return new Sizes(30_000, 10_000, 30_000, 50_000, 20_000, 15_000, 800, 4_000);
    }
}
