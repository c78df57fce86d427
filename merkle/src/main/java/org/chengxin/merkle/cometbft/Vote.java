package org.chengxin.merkle.cometbft;

import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A precommit: what a validator signs to make a block final.
 *
 * @param height height of the block
 * @param round round of the vote, from 0
 * @param blockId the block, {@link BlockId#NONE} for nil
 * @param timestamp when the validator voted
 */
public record Vote(long height, int round, BlockId blockId, Timestamp timestamp) {

    private static final int PRECOMMIT = 2;

    /** The bytes to sign: the message {@code CanonicalVote} with its length before it. */
    public byte[] signBytes(String chainId) {
        var vote = new ProtobufWriter().integer(1, PRECOMMIT).fixed64(2, height).fixed64(3, round);
        if (!blockId.equals(BlockId.NONE)) vote.element(4, blockId.encode());
        byte[] message = vote.element(5, timestamp.encode()).text(6, chainId).toByteArray();
        return new ProtobufWriter().varint(message.length).raw(message).toByteArray();
    }
}
