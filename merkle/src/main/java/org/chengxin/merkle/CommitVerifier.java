package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;

/**
 * Checks that more than two thirds of the voting power signed a block. Stricter than CometBFT: every signature is looked
 * at, and counts by {@link Ed25519Rule} only. A vote that only ZIP 215 accepts, as CometBFT does, is as if absent; a
 * signature that not even that accepts makes the whole commit false.
 */
public final class CommitVerifier {

    private CommitVerifier() {}

    /**
     * Judges a commit.
     *
     * @param chainId chain that the votes are for
     * @param validators the set of the block's height
     * @param blockId the block
     * @param height its height
     * @param commit the votes
     * @return what is wrong, empty when the commit makes the block final
     */
    public static Optional<CommitFault> verify(
            String chainId, ValidatorSet validators, BlockId blockId, long height, Commit commit) {
        if (commit.height() != height) return Optional.of(CommitFault.HEIGHT_MUST_MATCH);
        if (!commit.blockId().equals(blockId) || !blockId.complete()) return Optional.of(CommitFault.BLOCK_MUST_MATCH);
        if (commit.signatures().size() != validators.validators().size())
            return Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS);
        long power = 0;
        for (int i = 0; i < commit.signatures().size(); i++) {
            CommitSig vote = commit.signatures().get(i);
            if (vote.flag() == CommitSig.Flag.ABSENT) continue;
            Validator validator = validators.validators().get(i);
            if (!vote.validatorAddress().equals(validator.address()))
                return Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS);
            byte[] signed = commit.vote(i).signBytes(chainId);
            if (fits(validator.publicKey(), signed, vote)) {
                if (vote.flag() == CommitSig.Flag.COMMIT) power += validator.power();
            } else {
                Optional<CommitFault> fault = strange(validator.publicKey(), signed, vote);
                if (fault.isPresent()) return fault;
            }
        }
        // Both sides are below 2^63, since all power together is below 2^60.
        return power * 3 > validators.totalPower() * 2
                ? Optional.empty()
                : Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS);
    }

    private static boolean fits(Bytes key, byte[] signed, CommitSig vote) {
        return Ed25519Rule.verify(key.shared(), signed, vote.signature().shared());
    }

    /** What is wrong with a vote that our rule refuses; empty when it only counts as absent. */
    private static Optional<CommitFault> strange(Bytes key, byte[] signed, CommitSig vote) {
        if (Zip215.hasSmallOrder(key.shared())) return Optional.of(CommitFault.KEY_MUST_NOT_HAVE_SMALL_ORDER);
        return Zip215.verify(key.shared(), signed, vote.signature().shared())
                ? Optional.empty()
                : Optional.of(CommitFault.SIGNATURE_MUST_FIT);
    }
}
