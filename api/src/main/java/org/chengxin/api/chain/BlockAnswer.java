package org.chengxin.api.chain;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.TransactionId;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Header;

/**
 * A block as anyone may see it. Hashes of CometBFT are upper-case hexadecimal, as CometBFT prints them.
 *
 * @param hash         hash of the header
 * @param header       the header
 * @param height       its height
 * @param time         its time in milliseconds since 1970-01-01T00:00Z, rounded down
 * @param transactions its transactions, in order
 */
public record BlockAnswer(
        String hash, HeaderAnswer header, long height, long time, List<TransactionInBlock> transactions) {

    /**
     * A transaction in a block.
     *
     * @param hash   SHA-256 of its bytes, over which the header's {@code dataHash} is
     * @param id     its id; absent when its bytes are not shown
     * @param jws    its bytes; absent once the record that it is about is displayed no more
     * @param result what came of it, as the next header's {@code lastResultsHash} proves; absent when the node does not
     *               remember
     */
    public record TransactionInBlock(
            String hash, Optional<TransactionId> id, Optional<String> jws, Optional<ResultAnswer> result) {}

    /**
     * What came of a transaction.
     *
     * @param code   0 accepted, 1 refused by the rules, 2 not admissible
     * @param reason code of the reason; empty when accepted
     */
    public record ResultAnswer(int code, String reason) {}

    /** The fourteen fields of a header. */
    public record HeaderAnswer(
            String appHash,
            String chainId,
            String consensusHash,
            String dataHash,
            String evidenceHash,
            long height,
            BlockIdAnswer lastBlockId,
            String lastCommitHash,
            String lastResultsHash,
            String nextValidatorsHash,
            String proposerAddress,
            String time,
            String validatorsHash,
            VersionAnswer version) {

        static HeaderAnswer of(Header header) {
            return new HeaderAnswer(
                    Hex.upper(header.appHash()),
                    header.chainId(),
                    Hex.upper(header.consensusHash()),
                    Hex.upper(header.dataHash()),
                    Hex.upper(header.evidenceHash()),
                    header.height(),
                    BlockIdAnswer.of(header.lastBlockId()),
                    Hex.upper(header.lastCommitHash()),
                    Hex.upper(header.lastResultsHash()),
                    Hex.upper(header.nextValidatorsHash()),
                    Hex.upper(header.proposerAddress()),
                    header.time().toString(),
                    Hex.upper(header.validatorsHash()),
                    new VersionAnswer(header.version().app(), header.version().block()));
        }
    }

    /** The versions in a header. */
    public record VersionAnswer(long app, long block) {}

    /** Which block is meant: hash of its header, and number and root of its parts. */
    public record BlockIdAnswer(String hash, int partsTotal, String partsHash) {

        static BlockIdAnswer of(BlockId id) {
            return new BlockIdAnswer(
                    Hex.upper(id.hash()),
                    id.parts().total(),
                    Hex.upper(id.parts().hash()));
        }
    }
}
