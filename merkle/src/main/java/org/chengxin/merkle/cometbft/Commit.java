package org.chengxin.merkle.cometbft;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * The votes that made a block final.
 *
 * @param height height of the block
 * @param round round in which it was agreed on, from 0
 * @param blockId the block
 * @param signatures one per validator, in the order of the validator set
 */
public record Commit(long height, int round, BlockId blockId, List<CommitSig> signatures) {

    /** The commit that the first block carries: of nothing, by nobody. */
    public static final Commit EMPTY = new Commit(0, 0, BlockId.NONE, List.of());

    /** Checks the shape, as CometBFT's basic validation does. */
    public Commit {
        signatures = List.copyOf(signatures);
        if (height < 0 || round < 0) throw new IllegalArgumentException("negative height or round");
        if (height >= 1 && (blockId.equals(BlockId.NONE) || signatures.isEmpty()))
            throw new IllegalArgumentException("a commit names a block and has signatures");
    }

    /** The vote that the signature at {@code index} is over. */
    public Vote vote(int index) {
        CommitSig sig = signatures.get(index);
        BlockId votedFor = sig.flag() == CommitSig.Flag.COMMIT ? blockId : BlockId.NONE;
        return new Vote(height, round, votedFor, sig.timestamp());
    }

    /** Hash that the next header names: the RFC 6962 root over the encoded signatures. */
    public Bytes hash() {
        return Rfc6962.root(signatures.stream().map(CommitSig::encode).toList());
    }

    /** The message {@code tendermint.types.Commit}. */
    public byte[] encode() {
        var out = new ProtobufWriter().integer(1, height).integer(2, round).element(3, blockId.encode());
        for (CommitSig signature : signatures) out.element(4, signature.encode());
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    public static Commit decode(byte[] bytes) {
        Commit commit = read(new ProtobufReader(bytes));
        ProtobufReader.requireSame(bytes, commit.encode());
        return commit;
    }

    static Commit read(ProtobufReader in) {
        long height = 0;
        int round = 0;
        BlockId blockId = BlockId.NONE;
        List<CommitSig> signatures = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> height = in.integer();
                case 2 -> round = in.integer(0, Integer.MAX_VALUE);
                case 3 -> blockId = BlockId.read(in.message());
                case 4 -> signatures.add(CommitSig.read(in.message()));
                default -> throw in.unknown();
            }
        }
        try {
            return new Commit(height, round, blockId, signatures);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
