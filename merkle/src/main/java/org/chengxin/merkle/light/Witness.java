package org.chengxin.merkle.light;

import java.util.List;
import java.util.Optional;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * Compares what was followed at one source with what another says. As long as one of both is honest, no third of the
 * validators can deceive a follower without being seen.
 */
public final class Witness {

    private Witness() {}

    /**
     * Compares a way, block by block: headers that were skipped to are joined by no hashes, so that one in the middle may be
     * another though the last is the same.
     *
     * @param trusted the block from which the way was followed
     * @param way the way, as {@link FollowVerdict.Followed} has it; not empty
     * @param witness the other source
     * @throws IllegalArgumentException when the way is empty
     */
    public static WitnessVerdict compare(
            LightBlock trusted, List<LightBlock> way, LightSource witness, LightRules rules, Timestamp now) {
        if (way.isEmpty()) throw new IllegalArgumentException("a way has a block");
        List<LightBlock> lastFirst = way.reversed();
        for (LightBlock block : lastFirst) {
            Optional<LightBlock> shown = witness.lightBlock(height(block));
            if (shown.isEmpty())
                return new WitnessVerdict.Refused(height(block), LightReason.SOURCE_MUST_HAVE_THE_BLOCK);
            if (!isSame(shown.get(), block)) return contradiction(trusted, way, witness, rules, now);
        }
        return new WitnessVerdict.Agrees();
    }

    /** Finds the first block of the way that the witness has otherwise, and whether its own can be true. */
    private static WitnessVerdict contradiction(
            LightBlock trusted, List<LightBlock> way, LightSource witness, LightRules rules, Timestamp now) {
        Optional<LightBlock> beginning = witness.lightBlock(height(trusted));
        if (beginning.isEmpty() || !isSame(beginning.get(), trusted))
            return new WitnessVerdict.Refused(
                    height(trusted),
                    beginning.isEmpty()
                            ? LightReason.SOURCE_MUST_HAVE_THE_BLOCK
                            : LightReason.WITNESS_MUST_SHARE_THE_TRUSTED_BLOCK);
        LightBlock common = trusted;
        for (LightBlock block : way) {
            switch (LightFollower.skipping(TrustedState.of(common), height(block), witness, rules, now)) {
                case FollowVerdict.Refused refused -> {
                    return new WitnessVerdict.Refused(refused.height(), refused.reason());
                }
                case FollowVerdict.Followed followed -> {
                    if (!isSame(followed.block(), block))
                        return new WitnessVerdict.Contradicts(Misbehaviour.of(common, block, followed.block()));
                }
            }
            common = block;
        }
        // It answered otherwise when it was asked the first time.
        return new WitnessVerdict.Agrees();
    }

    private static boolean isSame(LightBlock one, LightBlock other) {
        return one.header().hash().equals(other.header().hash());
    }

    private static long height(LightBlock block) {
        return block.header().height();
    }
}
