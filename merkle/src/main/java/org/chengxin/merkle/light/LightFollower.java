package org.chengxin.merkle.light;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.light.FollowVerdict.Followed;
import org.chengxin.merkle.light.FollowVerdict.Refused;

/**
 * Follows a chain upwards from what is trusted. A caller keeps the last block of the way as its new trust, and compares
 * the way with other sources ({@link Witness}) before it relies on it.
 */
public final class LightFollower {

    /** Most blocks that one call takes; whoever has further to go calls again. */
    public static final int MAX_BLOCKS = 10_000;

    private LightFollower() {}

    /**
     * Begins with a block known from elsewhere, which vouches for its own validators.
     *
     * @param chain id of the chain
     * @param trusted height and hash of the block
     * @return the block as the only one of the way, or why it is not taken
     */
    public static FollowVerdict begin(
            String chain, TrustedBlock trusted, LightSource source, LightRules rules, Timestamp now) {
        long height = trusted.height();
        Optional<LightBlock> answer = source.lightBlock(height);
        if (answer.isEmpty()) return new Refused(height, LightReason.SOURCE_MUST_HAVE_THE_BLOCK);
        LightBlock block = answer.get();
        Optional<LightReason> reason = beginning(chain, trusted, block, rules, now);
        return reason.<FollowVerdict>map(why -> new Refused(height, why)).orElseGet(() -> new Followed(List.of(block)));
    }

    private static Optional<LightReason> beginning(
            String chain, TrustedBlock trusted, LightBlock block, LightRules rules, Timestamp now) {
        if (block.header().height() != trusted.height())
            return Optional.of(LightReason.SOURCE_MUST_ANSWER_WITH_THE_HEIGHT);
        if (!block.header().hash().equals(trusted.hash())) return Optional.of(LightReason.TRUSTED_HASH_MUST_MATCH);
        if (rules.expired(block.header().time(), now)) return Optional.of(LightReason.TRUST_MUST_NOT_HAVE_EXPIRED);
        return LightStep.isWhole(chain, block).or(() -> LightStep.isFinal(block));
    }

    /** Follows every block on the way, without skipping any. The result is that of skipping, at more cost. */
    public static FollowVerdict sequentially(
            TrustedState trusted, long height, LightSource source, LightRules rules, Timestamp now) {
        TrustedState from = trusted;
        List<LightBlock> way = new ArrayList<>();
        if (height <= trusted.header().height()) return new Refused(height, LightReason.HEIGHT_MUST_RISE);
        for (long next = trusted.header().height() + 1; next <= height; next++) {
            if (way.size() == MAX_BLOCKS) return new Refused(next, LightReason.WAY_MUST_KEEP_ITS_LIMIT);
            var asked = new Answer(source, next);
            Optional<LightReason> reason = asked.refusal(from, rules, now);
            if (reason.isPresent()) return new Refused(next, reason.get());
            way.add(asked.block());
            from = TrustedState.of(asked.block());
        }
        return new Followed(way);
    }

    /**
     * Follows in as few steps as the trust level allows. Where too few of the trusted validators signed a block, the one
     * half way is asked for first; the next block of all needs no such trust, so this ends.
     */
    public static FollowVerdict skipping(
            TrustedState trusted, long height, LightSource source, LightRules rules, Timestamp now) {
        TrustedState from = trusted;
        List<LightBlock> way = new ArrayList<>();
        // What is still to be reached, the nearest on top; each was asked for once.
        Deque<Answer> ahead = new ArrayDeque<>();
        ahead.push(new Answer(source, height));
        while (!ahead.isEmpty()) {
            Answer nearest = ahead.element();
            Optional<LightReason> reason = nearest.refusal(from, rules, now);
            if (reason.isEmpty()) {
                if (way.size() == MAX_BLOCKS) return new Refused(nearest.height(), LightReason.WAY_MUST_KEEP_ITS_LIMIT);
                way.add(nearest.block());
                from = TrustedState.of(nearest.block());
                ahead.pop();
            } else if (reason.get() == LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED) {
                long low = from.header().height();
                ahead.push(new Answer(source, low + (nearest.height() - low) / 2));
            } else {
                return new Refused(nearest.height(), reason.get());
            }
        }
        return new Followed(way);
    }

    /** What a source answered for a height. */
    private record Answer(long height, Optional<LightBlock> given) {

        Answer(LightSource source, long height) {
            this(height, source.lightBlock(height));
        }

        LightBlock block() {
            return given.orElseThrow();
        }

        Optional<LightReason> refusal(TrustedState from, LightRules rules, Timestamp now) {
            if (given.isEmpty()) return Optional.of(LightReason.SOURCE_MUST_HAVE_THE_BLOCK);
            if (block().header().height() != height) return Optional.of(LightReason.SOURCE_MUST_ANSWER_WITH_THE_HEIGHT);
            return LightStep.refusal(from, block(), rules, now);
        }
    }
}
