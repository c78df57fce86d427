package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * The parameters of consensus that a header commits to.
 *
 * @param maxBlockBytes most bytes of a block; −1 for CometBFT's own limit
 * @param maxBlockGas most gas of a block; −1 for none
 */
public record ConsensusParams(long maxBlockBytes, long maxBlockGas) {

    /** CometBFT's defaults. */
    public static final ConsensusParams DEFAULT = new ConsensusParams(22_020_096, -1);

    private static final long LARGEST_BLOCK = 104_857_600;

    /** Checks the bounds that CometBFT sets. */
    public ConsensusParams {
        if (maxBlockBytes == 0 || maxBlockBytes < -1 || maxBlockBytes > LARGEST_BLOCK)
            throw new IllegalArgumentException("most bytes of a block out of range");
        if (maxBlockGas < -1) throw new IllegalArgumentException("most gas of a block out of range");
    }

    /** {@code Header.consensusHash}: SHA-256 of the message {@code HashedParams}. */
    public Bytes hash() {
        return Bytes.owned(Sha256.of(new ProtobufWriter()
                .integer(1, maxBlockBytes)
                .integer(2, maxBlockGas)
                .toByteArray()));
    }
}
