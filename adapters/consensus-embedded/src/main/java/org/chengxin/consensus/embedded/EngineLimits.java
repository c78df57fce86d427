package org.chengxin.consensus.embedded;

/**
 * What bounds the engine.
 *
 * @param blockBytes          most bytes of transactions in a block; never more than the genesis allows
 * @param waitingTransactions most transactions that wait
 * @param waitingBytes        most bytes that they have together
 * @param restMillis          longest time without a block
 * @param clockMillis         by how much the clock may jump before it has to be confirmed
 * @param segmentBytes        length from which on a file of the log is followed by the next
 * @param reserveBytes        room on the disk below which no block is made
 * @param checkedAtStart      bytes of the log, the latest first, that are checked before the node starts; the rest is
 *                            checked while it runs
 */
public record EngineLimits(
        int blockBytes,
        int waitingTransactions,
        long waitingBytes,
        long restMillis,
        long clockMillis,
        long segmentBytes,
        long reserveBytes,
        long checkedAtStart) {

    private static final int MEBIBYTE = 1 << 20;

    /** Checks that nothing is out of proportion. */
    public EngineLimits {
        if (blockBytes < 128 * 1024 || blockBytes > 64 * MEBIBYTE)
            throw new IllegalArgumentException("a block has 128 KiB to 64 MiB");
        if (waitingTransactions < 1 || waitingBytes < 1 || restMillis < 1 || clockMillis < 1)
            throw new IllegalArgumentException("limits are positive");
        if (segmentBytes < 1 || segmentBytes > 1024 * MEBIBYTE || reserveBytes < 0 || checkedAtStart < 0)
            throw new IllegalArgumentException("a file of the log has at most 1 GiB");
    }

    /** What suits a city: blocks up to 4 MiB, a block every 30 s, 512 MiB kept free. */
    public static EngineLimits ordinary() {
        return new EngineLimits(
                4 * MEBIBYTE,
                65_536,
                256L * MEBIBYTE,
                30_000,
                60L * 60 * 1000,
                64L * MEBIBYTE,
                512L * MEBIBYTE,
                2048L * MEBIBYTE);
    }
}
