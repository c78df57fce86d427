package org.chengxin.merkle.cometbft;

/** The parts in which CometBFT sends a block between nodes, and over which a vote for it is made. */
public final class PartSet {

    /** Length of every part but the last. */
    public static final int PART_BYTES = 65_536;

    private PartSet() {}

    /** Number and root of the parts of an encoded block. */
    public static PartSetHeader header(byte[] block) {
        int total = Math.ceilDiv(block.length, PART_BYTES);
        return new PartSetHeader(total, Rfc6962.root(total, part -> {
            int from = part * PART_BYTES;
            return Rfc6962.leaf(block, from, Math.min(PART_BYTES, block.length - from));
        }));
    }
}
