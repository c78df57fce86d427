package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * Names a block by the hash of its header and by its parts.
 *
 * @param hash hash of the header, 32 bytes, or empty for no block
 * @param parts the block's parts
 */
public record BlockId(Bytes hash, PartSetHeader parts) {

    /** No block: what the first header refers to, and what a vote for nil means. */
    public static final BlockId NONE = new BlockId(Bytes.EMPTY, PartSetHeader.NONE);

    /** Checks the shape. */
    public BlockId {
        Shapes.hashOrEmpty(hash);
    }

    /** The id of a block. */
    public static BlockId of(Block block) {
        return new BlockId(block.header().hash(), PartSet.header(block.encode()));
    }

    /** Whether this names a block in full. */
    public boolean complete() {
        return hash.size() != 0 && parts.total() > 0 && parts.hash().size() != 0;
    }

    /** The message {@code BlockID}, which is also {@code CanonicalBlockID}. */
    byte[] encode() {
        return new ProtobufWriter().bytes(1, hash).element(2, parts.encode()).toByteArray();
    }

    static BlockId read(ProtobufReader in) {
        Bytes hash = Bytes.EMPTY;
        PartSetHeader parts = PartSetHeader.NONE;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> hash = in.bytes();
                case 2 -> parts = PartSetHeader.read(in.message());
                default -> throw in.unknown();
            }
        }
        try {
            return new BlockId(hash, parts);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
