package org.chengxin.ledger.governance;

import org.chengxin.encoding.Limits;

/**
 * What holds for the chain as a whole.
 *
 * @param chain             id of the chain
 * @param cityZh            name of the city in Chinese
 * @param cityEn            name of the city in English
 * @param demo              whether everything on it is invented
 * @param keyDelayMillis    how long a vouched-for key waits until it takes effect, in milliseconds
 * @param rules             version of the rules in force for the next block
 * @param blockTransactions most transactions in a block
 */
public record ChainState(
        String chain,
        String cityZh,
        String cityEn,
        boolean demo,
        long keyDelayMillis,
        int rules,
        int blockTransactions) {

    /** Most characters of a chain id, as in CometBFT. */
    public static final int CHAIN_MAX_LENGTH = 50;
    /** Most bytes of a city's name. */
    public static final int CITY_MAX_BYTES = 128;
    /** The longest delay of a key: 90 days. */
    public static final long KEY_DELAY_MAX_MILLIS = 90L * 24 * 60 * 60 * 1000;
    /** The largest cap of a block. */
    public static final int BLOCK_TRANSACTIONS_MAX = 100_000;

    /** Checks the shape. */
    public ChainState {
        requireId(chain);
        Limits.text("cityZh", cityZh, CITY_MAX_BYTES);
        Limits.text("cityEn", cityEn, CITY_MAX_BYTES);
        Limits.within("keyDelayMillis", keyDelayMillis, 0, KEY_DELAY_MAX_MILLIS);
        Limits.within("rules", rules, 1, Integer.MAX_VALUE);
        Limits.within("blockTransactions", blockTransactions, 1, BLOCK_TRANSACTIONS_MAX);
    }

    /**
     * Checks a chain id: 1 to 50 of {@code a-z}, {@code 0-9} and {@code -}.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static void requireId(String chain) {
        if (chain.isEmpty() || chain.length() > CHAIN_MAX_LENGTH)
            throw new IllegalArgumentException("a chain id has 1 to " + CHAIN_MAX_LENGTH + " characters");
        for (int i = 0; i < chain.length(); i++) {
            char character = chain.charAt(i);
            boolean allowed = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (!allowed && character != '-') throw new IllegalArgumentException("a chain id has only a-z, 0-9 and -");
        }
    }
}
