package org.chengxin.merkle;

import java.util.List;
import java.util.Optional;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Version;

/**
 * Follows a chain from one validator set to the next. Between two light blocks in a row the set does not change: the later
 * one is signed by exactly the validators that the earlier one names as next. There is no limit of age, since a proof
 * must hold for years; freshness is asked separately.
 */
final class LightClient {

    private LightClient() {}

    /** Checks, without looking at signatures, that each block is whole and follows from the one before. */
    static Optional<ProofReason> links(String chain, List<LightBlock> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            LightBlock block = blocks.get(i);
            Optional<ProofReason> wrong = isWhole(chain, block);
            if (wrong.isEmpty() && i > 0) wrong = follows(blocks.get(i - 1).header(), block.header());
            if (wrong.isPresent()) return wrong;
        }
        return Optional.empty();
    }

    /** Checks that each block is final. This is the costly part. */
    static Optional<ProofReason> signatures(List<LightBlock> blocks) {
        for (LightBlock block : blocks) {
            Header header = block.header();
            var id = new BlockId(header.hash(), block.commit().blockId().parts());
            Optional<CommitFault> fault =
                    CommitVerifier.verify(header.chainId(), block.validators(), id, header.height(), block.commit());
            if (fault.isPresent()) return fault.map(LightClient::reason);
        }
        return Optional.empty();
    }

    private static Optional<ProofReason> isWhole(String chain, LightBlock block) {
        Header header = block.header();
        if (!header.chainId().equals(chain)) return Optional.of(ProofReason.CHAIN_MUST_BE_THE_TRUSTED_ONE);
        if (header.version().block() != Version.BLOCK_PROTOCOL)
            return Optional.of(ProofReason.BLOCK_PROTOCOL_MUST_BE_KNOWN);
        if (!block.validators().hash().equals(header.validatorsHash()))
            return Optional.of(ProofReason.VALIDATORS_MUST_FIT_THE_HEADER);
        return block.commit().blockId().hash().equals(header.hash())
                ? Optional.empty()
                : Optional.of(ProofReason.COMMIT_MUST_FIT_THE_HEADER);
    }

    private static Optional<ProofReason> follows(Header before, Header after) {
        if (after.height() <= before.height() || after.time().compareTo(before.time()) <= 0)
            return Optional.of(ProofReason.TRAIL_MUST_ASCEND);
        if (after.height() == before.height() + 1 && !after.lastBlockId().hash().equals(before.hash()))
            return Optional.of(ProofReason.TRAIL_MUST_ASCEND);
        return after.validatorsHash().equals(before.nextValidatorsHash())
                ? Optional.empty()
                : Optional.of(ProofReason.TRAIL_MUST_LEAD_TO_THE_HEADER);
    }

    private static ProofReason reason(CommitFault fault) {
        return switch (fault) {
            case HEIGHT_MUST_MATCH, BLOCK_MUST_MATCH, SIGNERS_MUST_BE_THE_VALIDATORS ->
                ProofReason.COMMIT_MUST_FIT_THE_HEADER;
            case KEY_MUST_NOT_HAVE_SMALL_ORDER, SIGNATURE_MUST_FIT -> ProofReason.SIGNATURES_MUST_BE_GOOD;
            case POWER_MUST_EXCEED_TWO_THIRDS -> ProofReason.POWER_MUST_EXCEED_TWO_THIRDS;
        };
    }
}
