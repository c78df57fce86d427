package org.chengxin.node.flow;

import org.chengxin.encoding.Limits;

/**
 * What bounds a node.
 *
 * @param waitingTransactions             most transactions that wait, of all organisations together
 * @param waitingTransactionsPerOrganisation most that wait of one organisation
 * @param waitingBytes                    most bytes of waiting transactions and the contents beside them
 * @param rememberedSignatures            fewest signatures found right that are remembered; at most twice as many are
 * @param cachedValues                    most values of the state that admission keeps decoded
 * @param retryAfterSeconds               when to come again while there is no room
 */
public record NodeSettings(
        int waitingTransactions,
        int waitingTransactionsPerOrganisation,
        long waitingBytes,
        int rememberedSignatures,
        int cachedValues,
        int retryAfterSeconds) {

    /** Checks that there is room for something. */
    public NodeSettings {
        Limits.within("waitingTransactions", waitingTransactions, 1, 1_000_000);
        Limits.within("waitingTransactionsPerOrganisation", waitingTransactionsPerOrganisation, 1, 1_000_000);
        Limits.within("waitingBytes", waitingBytes, 1, 1L << 40);
        Limits.within("rememberedSignatures", rememberedSignatures, 1, 10_000_000);
        Limits.within("cachedValues", cachedValues, 1, 10_000_000);
        Limits.within("retryAfterSeconds", retryAfterSeconds, 1, 3_600);
    }

    /** What suits a machine with a few gigabytes of memory. */
    public static NodeSettings ordinary() {
        return new NodeSettings(16_384, 8_192, 128L << 20, 65_536, 65_536, 1);
    }
}
