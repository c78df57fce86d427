package org.chengxin.merkle.cometbft;

import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * Versions that a header names.
 *
 * @param block version of the block format; {@link #BLOCK_PROTOCOL} in CometBFT v0.38
 * @param app version of the application
 */
public record Version(long block, long app) {

    /** The block format of CometBFT v0.34 to v0.38. */
    public static final long BLOCK_PROTOCOL = 11;

    /** Checks that neither is negative. */
    public Version {
        if (block < 0 || app < 0) throw new IllegalArgumentException("negative version");
    }

    byte[] encode() {
        return new ProtobufWriter().integer(1, block).integer(2, app).toByteArray();
    }

    static Version read(ProtobufReader in) {
        long block = 0;
        long app = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> block = in.integer();
                case 2 -> app = in.integer();
                default -> throw in.unknown();
            }
        }
        try {
            return new Version(block, app);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
