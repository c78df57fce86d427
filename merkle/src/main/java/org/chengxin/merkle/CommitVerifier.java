package org.chengxin.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
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
        Optional<CommitFault> misshapen = shape(validators, blockId, height, commit);
        if (misshapen.isPresent()) return misshapen;
        Votes votes = count(chainId, validators, commit, Validator::power);
        if (votes.fault().isPresent()) return votes.fault();
        // Both sides are below 2^63, since all power together is below 2^60.
        return votes.power() * 3 > validators.totalPower() * 2
                ? Optional.empty()
                : Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS);
    }

    /**
     * Judges a commit without looking at signatures.
     *
     * @return what is wrong, empty when it is for the block and has one entry per validator
     */
    public static Optional<CommitFault> shape(ValidatorSet validators, BlockId blockId, long height, Commit commit) {
        if (commit.height() != height) return Optional.of(CommitFault.HEIGHT_MUST_MATCH);
        if (!commit.blockId().equals(blockId) || !blockId.complete()) return Optional.of(CommitFault.BLOCK_MUST_MATCH);
        if (commit.signatures().size() != validators.validators().size())
            return Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS);
        for (int i = 0; i < commit.signatures().size(); i++) {
            CommitSig vote = commit.signatures().get(i);
            if (vote.flag() != CommitSig.Flag.ABSENT
                    && !vote.validatorAddress()
                            .equals(validators.validators().get(i).address()))
                return Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS);
        }
        return Optional.empty();
    }

    /**
     * What a commit is worth to those who trust another set.
     *
     * @param power power that the trusted set gives to those who voted for the block by our rule
     * @param fault a vote of one of them that is false
     */
    public record Votes(long power, Optional<CommitFault> fault) {}

    /**
     * Counts the votes of trusted validators, looking at no other signature.
     *
     * @param chainId chain that the votes are for
     * @param trusted the trusted set, whose powers count
     * @param validators the set of the block's height
     * @param commit the votes, of the {@link #shape} that fits the set
     */
    public static Votes votes(String chainId, ValidatorSet trusted, ValidatorSet validators, Commit commit) {
        var powers = new TreeMap<Bytes, Long>();
        for (Validator validator : trusted.validators()) powers.put(validator.publicKey(), validator.power());
        return count(chainId, validators, commit, validator -> powers.getOrDefault(validator.publicKey(), 0L));
    }

    /**
     * Which validators voted in a way that our rule does not count.
     *
     * @return their addresses, in the order of the set; empty when every vote that is there counts
     */
    public static List<Bytes> uncounted(String chainId, ValidatorSet validators, Commit commit) {
        List<Bytes> addresses = new ArrayList<>();
        for (int i = 0; i < commit.signatures().size(); i++) {
            Validator validator = validators.validators().get(i);
            boolean isThere = commit.signatures().get(i).flag() != CommitSig.Flag.ABSENT;
            if (isThere && !fits(chainId, validator, commit, i)) addresses.add(validator.address());
        }
        return addresses;
    }

    /** Whether the vote at a place of a commit has a signature of the validator that fits our rule. */
    public static boolean fits(String chainId, Validator validator, Commit commit, int index) {
        return fits(
                validator.publicKey(),
                commit.vote(index).signBytes(chainId),
                commit.signatures().get(index));
    }

    /** Adds up the powers of those who voted for the block; who has none is passed over. */
    private static Votes count(
            String chainId, ValidatorSet validators, Commit commit, ToLongFunction<Validator> powerOf) {
        long power = 0;
        for (int i = 0; i < commit.signatures().size(); i++) {
            CommitSig vote = commit.signatures().get(i);
            Validator validator = validators.validators().get(i);
            long worth = powerOf.applyAsLong(validator);
            if (vote.flag() == CommitSig.Flag.ABSENT || worth == 0) continue;
            byte[] signed = commit.vote(i).signBytes(chainId);
            if (fits(validator.publicKey(), signed, vote)) {
                if (vote.flag() == CommitSig.Flag.COMMIT) power += worth;
            } else {
                Optional<CommitFault> fault = strange(validator.publicKey(), signed, vote);
                if (fault.isPresent()) return new Votes(power, fault);
            }
        }
        return new Votes(power, Optional.empty());
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
