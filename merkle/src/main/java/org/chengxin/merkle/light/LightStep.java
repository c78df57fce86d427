package org.chengxin.merkle.light;

import java.util.Optional;
import org.chengxin.merkle.CommitFault;
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Version;

/**
 * One step of the light client: whether a block further up follows from what is trusted. The next block is signed by
 * the validators that the trusted header names; a block beyond it is taken when enough of the trusted validators signed
 * it, and more than two thirds of its own. What is cheap is asked first, and the block's own validators, whose number
 * its sender chooses, last.
 */
public final class LightStep {

    private LightStep() {}

    /**
     * Judges a block.
     *
     * @param trusted where the step starts
     * @param block the block above it
     * @param rules what the follower has decided
     * @param now the follower's clock
     * @return why the block is not taken, empty when it is;
     *     {@link LightReason#TRUSTED_VALIDATORS_MUST_HAVE_SIGNED} says that a smaller step may still succeed
     */
    public static Optional<LightReason> refusal(
            TrustedState trusted, LightBlock block, LightRules rules, Timestamp now) {
        if (rules.expired(trusted.header().time(), now)) return Optional.of(LightReason.TRUST_MUST_NOT_HAVE_EXPIRED);
        return isWhole(trusted.header().chainId(), block)
                .or(() -> rises(trusted.header(), block.header()))
                .or(() -> isEarly(block.header(), rules, now))
                .or(() -> follows(trusted, block, rules))
                .or(() -> isFinal(block));
    }

    /** Whether header, validators and commit belong together, without looking at signatures. */
    static Optional<LightReason> isWhole(String chain, LightBlock block) {
        Header header = block.header();
        if (!header.chainId().equals(chain)) return Optional.of(LightReason.CHAIN_MUST_BE_THE_TRUSTED_ONE);
        if (header.version().block() != Version.BLOCK_PROTOCOL)
            return Optional.of(LightReason.BLOCK_PROTOCOL_MUST_BE_KNOWN);
        if (!block.validators().hash().equals(header.validatorsHash()))
            return Optional.of(LightReason.VALIDATORS_MUST_FIT_THE_HEADER);
        return CommitVerifier.shape(block.validators(), id(block), header.height(), block.commit())
                .map(LightStep::reason);
    }

    /** Whether more than two thirds of the block's own validators signed it. */
    static Optional<LightReason> isFinal(LightBlock block) {
        Header header = block.header();
        return CommitVerifier.verify(header.chainId(), block.validators(), id(block), header.height(), block.commit())
                .map(LightStep::reason);
    }

    private static BlockId id(LightBlock block) {
        return new BlockId(block.header().hash(), block.commit().blockId().parts());
    }

    private static Optional<LightReason> rises(Header trusted, Header header) {
        if (header.height() <= trusted.height()) return Optional.of(LightReason.HEIGHT_MUST_RISE);
        return header.time().compareTo(trusted.time()) > 0 ? Optional.empty() : Optional.of(LightReason.TIME_MUST_RISE);
    }

    private static Optional<LightReason> isEarly(Header header, LightRules rules, Timestamp now) {
        return rules.early(header.time(), now)
                ? Optional.of(LightReason.HEADER_MUST_NOT_BE_FROM_THE_FUTURE)
                : Optional.empty();
    }

    private static Optional<LightReason> follows(TrustedState trusted, LightBlock block, LightRules rules) {
        return block.header().height() == trusted.header().height() + 1
                ? isNext(trusted.header(), block.header())
                : isVouchedFor(trusted, block, rules);
    }

    private static Optional<LightReason> isNext(Header trusted, Header header) {
        if (!header.validatorsHash().equals(trusted.nextValidatorsHash()))
            return Optional.of(LightReason.VALIDATORS_MUST_BE_THE_ANNOUNCED_ONES);
        BlockId before = header.lastBlockId();
        return before.equals(BlockId.NONE) || before.hash().equals(trusted.hash())
                ? Optional.empty()
                : Optional.of(LightReason.BLOCK_BEFORE_MUST_BE_THE_TRUSTED_ONE);
    }

    private static Optional<LightReason> isVouchedFor(TrustedState trusted, LightBlock block, LightRules rules) {
        CommitVerifier.Votes votes = CommitVerifier.votes(
                block.header().chainId(), trusted.validators(), block.validators(), block.commit());
        if (votes.fault().isPresent()) return votes.fault().map(LightStep::reason);
        return rules.level().isExceededBy(votes.power(), trusted.validators().totalPower())
                ? Optional.empty()
                : Optional.of(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED);
    }

    private static LightReason reason(CommitFault fault) {
        return switch (fault) {
            case HEIGHT_MUST_MATCH, BLOCK_MUST_MATCH, SIGNERS_MUST_BE_THE_VALIDATORS ->
                LightReason.COMMIT_MUST_FIT_THE_HEADER;
            case KEY_MUST_NOT_HAVE_SMALL_ORDER, SIGNATURE_MUST_FIT -> LightReason.SIGNATURES_MUST_BE_GOOD;
            case POWER_MUST_EXCEED_TWO_THIRDS -> LightReason.POWER_MUST_EXCEED_TWO_THIRDS;
        };
    }
}
