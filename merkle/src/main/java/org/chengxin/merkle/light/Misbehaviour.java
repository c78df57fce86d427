package org.chengxin.merkle.light;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Validator;

/**
 * Evidence that a third of the validators or more lied: two blocks at one height that both follow from one common block.
 * It is complete, so that anyone who trusts the common block can check it again.
 *
 * @param kind how they lied
 * @param common the last block that both sources share
 * @param first the block of the source that was followed
 * @param second the block of the witness
 * @param doubleSigners addresses of the validators who signed both in one round, in the order of the first block's
 *     set: these lied for certain. Who lied otherwise cannot be told from the blocks alone
 */
public record Misbehaviour(
        Kind kind, LightBlock common, LightBlock first, LightBlock second, List<Bytes> doubleSigners) {

    /** How validators lied, in the words of CometBFT's specification of light client attacks. */
    public enum Kind {
        /** A header that no correct validator could have made: its validators, parameters, state or results differ. */
        LUNATIC,
        /** Two well-made blocks, signed in one round. */
        EQUIVOCATION,
        /** Two well-made blocks, signed in two rounds. Who forgot what it had voted for is not to be seen here. */
        AMNESIA
    }

    /** Copies the list. */
    public Misbehaviour {
        doubleSigners = List.copyOf(doubleSigners);
        if (first.header().height() != second.header().height()
                || first.header().hash().equals(second.header().hash()))
            throw new IllegalArgumentException("two blocks at one height contradict each other");
    }

    /** Height of the blocks that contradict each other. */
    public long height() {
        return first.header().height();
    }

    /** Height of the last block that both sources share. */
    public long commonHeight() {
        return common.header().height();
    }

    /** The evidence of two verified blocks at one height. */
    static Misbehaviour of(LightBlock common, LightBlock first, LightBlock second) {
        return new Misbehaviour(kind(first, second), common, first, second, signersOfBoth(first, second));
    }

    private static Kind kind(LightBlock first, LightBlock second) {
        if (!isDerivedAlike(first.header(), second.header())) return Kind.LUNATIC;
        return first.commit().round() == second.commit().round() ? Kind.EQUIVOCATION : Kind.AMNESIA;
    }

    /** Whether the parts of a header agree that follow from the block before and that no proposer chooses. */
    private static boolean isDerivedAlike(Header first, Header second) {
        return first.validatorsHash().equals(second.validatorsHash())
                && first.nextValidatorsHash().equals(second.nextValidatorsHash())
                && first.consensusHash().equals(second.consensusHash())
                && first.appHash().equals(second.appHash())
                && first.lastResultsHash().equals(second.lastResultsHash());
    }

    /** Addresses of the validators who signed both blocks in one round, in the order of the first block's set. */
    public static List<Bytes> signersOfBoth(LightBlock first, LightBlock second) {
        if (first.commit().round() != second.commit().round()) return List.of();
        return first.validators().validators().stream()
                .filter(validator -> signed(first, validator) && signed(second, validator))
                .map(Validator::address)
                .toList();
    }

    /** Whether a validator voted for the block with a signature that fits our rule. */
    private static boolean signed(LightBlock block, Validator validator) {
        Optional<Integer> place = place(block, validator);
        return place.isPresent()
                && block.commit().signatures().get(place.get()).flag() == CommitSig.Flag.COMMIT
                && CommitVerifier.fits(block.header().chainId(), validator, block.commit(), place.get());
    }

    private static Optional<Integer> place(LightBlock block, Validator validator) {
        List<Validator> set = block.validators().validators();
        for (int i = 0; i < set.size(); i++)
            if (set.get(i).publicKey().equals(validator.publicKey())) return Optional.of(i);
        return Optional.empty();
    }
}
