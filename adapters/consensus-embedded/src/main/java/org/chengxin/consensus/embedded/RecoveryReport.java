package org.chengxin.consensus.embedded;

/**
 * What a start found in the log and did about it.
 *
 * @param height     of the last block
 * @param cutBytes   bytes at the end of the log that were no whole block and have been cut off
 * @param cutFile    the file they were in, empty when none
 * @param rebuilt    whether the last block, which had no transactions, was damaged and has been made again from the sign
 *                   state, byte for byte
 * @param unsigned   whether the last block was durable but not signed when the node died, and has been signed now
 * @param delivered  blocks that the application lacked
 */
public record RecoveryReport(
        long height, long cutBytes, String cutFile, boolean rebuilt, boolean unsigned, long delivered) {

    /** Nothing to report. */
    static final RecoveryReport NOTHING = new RecoveryReport(0, 0, "", false, false, 0);

    RecoveryReport withDelivered(long height, long blocks) {
        return new RecoveryReport(height, cutBytes, cutFile, rebuilt, unsigned, blocks);
    }

    /** One sentence for the program's log. */
    @Override
    public String toString() {
        var text = new StringBuilder("The log ends with block ").append(height).append('.');
        if (cutBytes > 0)
            text.append(" Its file ")
                    .append(cutFile)
                    .append(" ended in ")
                    .append(cutBytes)
                    .append(" bytes that are no whole block; they were cut off.");
        if (rebuilt)
            text.append(
                    " That block had no transactions, was signed and was not whole in the log; it was made again from the sign state.");
        if (unsigned) text.append(" That block had not been signed before the node died.");
        if (delivered > 0)
            text.append(" The state lacked ").append(delivered).append(delivered == 1 ? " block." : " blocks.");
        return text.toString();
    }
}
