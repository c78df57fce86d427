package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * What a block's parts amount to.
 *
 * @param total number of parts
 * @param hash Merkle root of the parts, 32 bytes, or empty for none
 */
public record PartSetHeader(int total, Bytes hash) {

    /** No parts. */
    public static final PartSetHeader NONE = new PartSetHeader(0, Bytes.EMPTY);

    /** Checks the shape. */
    public PartSetHeader {
        if (total < 0) throw new IllegalArgumentException("negative number of parts");
        Shapes.hashOrEmpty(hash);
    }

    byte[] encode() {
        return new ProtobufWriter().integer(1, total).bytes(2, hash).toByteArray();
    }

    static PartSetHeader read(ProtobufReader in) {
        int total = 0;
        Bytes hash = Bytes.EMPTY;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> total = in.integer(0, Integer.MAX_VALUE);
                case 2 -> hash = in.bytes();
                default -> throw in.unknown();
            }
        }
        try {
            return new PartSetHeader(total, hash);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
