package org.chengxin.merkle.cometbft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts in which CometBFT sends a block between nodes, and over which a vote for it is made. */
public final class PartSet {

    /** Length of every part but the last. */
    public static final int PART_BYTES = 65_536;

    private PartSet() {}

    /** The parts of an encoded block. */
    public static List<byte[]> split(byte[] block) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < block.length; from += PART_BYTES)
            parts.add(Arrays.copyOfRange(block, from, Math.min(block.length, from + PART_BYTES)));
        return parts;
    }

    /** Number and root of the parts of an encoded block. */
    public static PartSetHeader header(byte[] block) {
        List<byte[]> parts = split(block);
        return new PartSetHeader(parts.size(), Rfc6962.root(parts));
    }
}
