package org.chengxin.merkle.cometbft;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A block's header: the fourteen fields that its hash commits to, in their order.
 *
 * @param version versions of block format and application
 * @param chainId name of the chain, at most 50 bytes
 * @param height number of the block, from the genesis document's initial height on
 * @param time median of the times in the votes for the block before, weighted by power
 * @param lastBlockId the block before, {@link BlockId#NONE} in the first
 * @param lastCommitHash {@link Commit#hash()} of the commit this block carries
 * @param dataHash {@link Block#dataHash} of its transactions
 * @param validatorsHash {@link ValidatorSet#hash()} of those who sign this block
 * @param nextValidatorsHash the same for the next block
 * @param consensusHash {@link ConsensusParams#hash()}
 * @param appHash root of the state after the block before
 * @param lastResultsHash {@link ExecTxResult#hash} of the results of the block before
 * @param evidenceHash hash of the evidence in this block
 * @param proposerAddress address of the validator who proposed it
 */
public record Header(
        Version version,
        String chainId,
        long height,
        Timestamp time,
        BlockId lastBlockId,
        Bytes lastCommitHash,
        Bytes dataHash,
        Bytes validatorsHash,
        Bytes nextValidatorsHash,
        Bytes consensusHash,
        Bytes appHash,
        Bytes lastResultsHash,
        Bytes evidenceHash,
        Bytes proposerAddress) {

    /** Checks the shape, as CometBFT's basic validation does. */
    public Header {
        if (chainId.getBytes(StandardCharsets.UTF_8).length > Shapes.CHAIN_ID_BYTES)
            throw new IllegalArgumentException("a chain id has at most 50 bytes");
        if (height < 1) throw new IllegalArgumentException("heights start at 1");
        Shapes.hashOrEmpty(lastCommitHash);
        Shapes.hashOrEmpty(dataHash);
        Shapes.hashOrEmpty(validatorsHash);
        Shapes.hashOrEmpty(nextValidatorsHash);
        Shapes.hashOrEmpty(consensusHash);
        Shapes.hashOrEmpty(lastResultsHash);
        Shapes.hashOrEmpty(evidenceHash);
        Shapes.address(proposerAddress);
    }

    /** The block hash: the RFC 6962 root over the fourteen encoded fields. */
    public Bytes hash() {
        return Rfc6962.root(List.of(
                version.encode(),
                new ProtobufWriter().text(1, chainId).toByteArray(),
                new ProtobufWriter().integer(1, height).toByteArray(),
                time.encode(),
                lastBlockId.encode(),
                wrapped(lastCommitHash),
                wrapped(dataHash),
                wrapped(validatorsHash),
                wrapped(nextValidatorsHash),
                wrapped(consensusHash),
                wrapped(appHash),
                wrapped(lastResultsHash),
                wrapped(evidenceHash),
                wrapped(proposerAddress)));
    }

    /** As {@code google.protobuf.BytesValue}; nothing at all when empty. */
    private static byte[] wrapped(Bytes value) {
        return new ProtobufWriter().bytes(1, value).toByteArray();
    }

    byte[] encode() {
        return new ProtobufWriter()
                .element(1, version.encode())
                .text(2, chainId)
                .integer(3, height)
                .element(4, time.encode())
                .element(5, lastBlockId.encode())
                .bytes(6, lastCommitHash)
                .bytes(7, dataHash)
                .bytes(8, validatorsHash)
                .bytes(9, nextValidatorsHash)
                .bytes(10, consensusHash)
                .bytes(11, appHash)
                .bytes(12, lastResultsHash)
                .bytes(13, evidenceHash)
                .bytes(14, proposerAddress)
                .toByteArray();
    }

    static Header read(ProtobufReader in) {
        var version = new Version(0, 0);
        String chainId = "";
        long height = 0;
        Timestamp time = Timestamp.ZERO;
        BlockId lastBlockId = BlockId.NONE;
        Bytes[] hashes = new Bytes[9];
        Arrays.fill(hashes, Bytes.EMPTY);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> version = Version.read(in.message());
                case 2 -> chainId = in.text();
                case 3 -> height = in.integer();
                case 4 -> time = Timestamp.read(in.message());
                case 5 -> lastBlockId = BlockId.read(in.message());
                case 6, 7, 8, 9, 10, 11, 12, 13, 14 -> hashes[in.field() - 6] = in.bytes();
                default -> throw in.unknown();
            }
        }
        try {
            return new Header(
                    version,
                    chainId,
                    height,
                    time,
                    lastBlockId,
                    hashes[0],
                    hashes[1],
                    hashes[2],
                    hashes[3],
                    hashes[4],
                    hashes[5],
                    hashes[6],
                    hashes[7],
                    hashes[8]);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
