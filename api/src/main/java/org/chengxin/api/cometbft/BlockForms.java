package org.chengxin.api.cometbft;

import static org.chengxin.api.cometbft.Forms.base64;
import static org.chengxin.api.cometbft.Forms.hex;
import static org.chengxin.api.cometbft.Forms.integer;
import static org.chengxin.api.cometbft.Forms.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.view.RedactedBlock;
import org.jspecify.annotations.Nullable;

/** Headers, commits and blocks as members of CometBFT's answers. Components are written with underscores. */
final class BlockForms {

    private BlockForms() {}

    /** Go leaves a version of zero out. */
    record VersionForm(
            String block,
            @JsonInclude(Include.NON_NULL) @Nullable String app) {}

    record PartsForm(int total, String hash) {}

    record BlockIdForm(String hash, PartsForm parts) {
        static BlockIdForm of(BlockId id) {
            return new BlockIdForm(
                    hex(id.hash()),
                    new PartsForm(id.parts().total(), hex(id.parts().hash())));
        }
    }

    record HeaderForm(
            VersionForm version,
            String chainId,
            String height,
            String time,
            BlockIdForm lastBlockId,
            String lastCommitHash,
            String dataHash,
            String validatorsHash,
            String nextValidatorsHash,
            String consensusHash,
            String appHash,
            String lastResultsHash,
            String evidenceHash,
            String proposerAddress) {

        static HeaderForm of(Header header) {
            long app = header.version().app();
            return new HeaderForm(
                    new VersionForm(integer(header.version().block()), app == 0 ? null : integer(app)),
                    header.chainId(),
                    integer(header.height()),
                    Forms.time(header.time()),
                    BlockIdForm.of(header.lastBlockId()),
                    hex(header.lastCommitHash()),
                    hex(header.dataHash()),
                    hex(header.validatorsHash()),
                    hex(header.nextValidatorsHash()),
                    hex(header.consensusHash()),
                    hex(header.appHash()),
                    hex(header.lastResultsHash()),
                    hex(header.evidenceHash()),
                    hex(header.proposerAddress()));
        }
    }

    /** A vote that was not seen has {@code null} for its signature. */
    record CommitSigForm(
            int blockIdFlag,
            String validatorAddress,
            String timestamp,
            @Nullable String signature) {
        static CommitSigForm of(CommitSig vote) {
            int flag =
                    switch (vote.flag()) {
                        case ABSENT -> 1;
                        case COMMIT -> 2;
                        case NIL -> 3;
                    };
            return new CommitSigForm(
                    flag,
                    hex(vote.validatorAddress()),
                    time(vote.timestamp()),
                    vote.signature().size() == 0 ? null : base64(vote.signature()));
        }
    }

    record CommitForm(String height, int round, BlockIdForm blockId, List<CommitSigForm> signatures) {
        static CommitForm of(Commit commit) {
            return new CommitForm(
                    integer(commit.height()),
                    commit.round(),
                    BlockIdForm.of(commit.blockId()),
                    commit.signatures().stream().map(CommitSigForm::of).toList());
        }
    }

    record SignedHeaderForm(HeaderForm header, CommitForm commit) {}

    /** The answer to {@code commit}; it is canonical once the next block carries it. */
    record CommitAnswer(SignedHeaderForm signedHeader, boolean canonical) {
        static CommitAnswer of(LightBlock block, boolean canonical) {
            return new CommitAnswer(
                    new SignedHeaderForm(HeaderForm.of(block.header()), CommitForm.of(block.commit())), canonical);
        }
    }

    /**
     * The transactions of a block.
     *
     * @param txs      bytes of each, in base64; the 32 bytes of its SHA-256 where it is shown no more
     * @param redacted places in {@code txs}, from 0, where there is a hash; left out when there is none
     */
    record DataForm(
            List<String> txs,
            @JsonInclude(Include.NON_EMPTY) List<Integer> redacted) {
        static DataForm of(List<RedactedBlock.Entry> entries) {
            List<String> txs = new ArrayList<>();
            List<Integer> redacted = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                switch (entries.get(i)) {
                    case RedactedBlock.Entry.Shown shown -> txs.add(base64(shown.jws()));
                    case RedactedBlock.Entry.Hidden hidden -> {
                        txs.add(base64(hidden.hash()));
                        redacted.add(i);
                    }
                }
            }
            return new DataForm(txs, redacted);
        }
    }

    /** Of which there is none. */
    record EvidenceForm(List<String> evidence) {}

    record BlockForm(HeaderForm header, DataForm data, EvidenceForm evidence, CommitForm lastCommit) {}

    /** The answer to {@code block}. */
    record BlockAnswer(BlockIdForm blockId, BlockForm block) {
        static BlockAnswer of(RedactedBlock block, Commit lastCommit) {
            return new BlockAnswer(
                    BlockIdForm.of(block.commit().blockId()),
                    new BlockForm(
                            HeaderForm.of(block.header()),
                            DataForm.of(block.entries()),
                            new EvidenceForm(List.of()),
                            CommitForm.of(lastCommit)));
        }
    }
}
