package org.chengxin.api.chain;

import java.util.List;
import java.util.Optional;

/**
 * Blocks, the highest first.
 *
 * @param blocks this page
 * @param latest height of the latest block
 * @param next   the cursor for the next page; absent on the last
 */
public record BlocksAnswer(List<Summary> blocks, long latest, Optional<String> next) {

    /**
     * A block without its transactions.
     *
     * @param appHash      root of the state after the block before, upper-case hexadecimal
     * @param hash         hash of its header, upper-case hexadecimal
     * @param height       its height
     * @param time         its time in milliseconds since 1970-01-01T00:00Z, rounded down
     * @param transactions how many it holds; none makes it a block that proves the one before
     */
    public record Summary(String appHash, String hash, long height, long time, int transactions) {}
}
