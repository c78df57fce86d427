package org.chengxin.merkle.light;

import java.util.List;
import org.chengxin.merkle.cometbft.LightBlock;

/** What became of following a chain to a height. */
public sealed interface FollowVerdict {

    /**
     * The height was reached.
     *
     * @param way the blocks that were verified on the way, each from the one before it and the first from what was
     *     trusted; the last is the block that was asked for
     */
    record Followed(List<LightBlock> way) implements FollowVerdict {

        /** Copies the list. */
        public Followed {
            way = List.copyOf(way);
        }

        /** The block that was asked for. */
        public LightBlock block() {
            return way.getLast();
        }
    }

    /**
     * The height was not reached, and nothing new is trusted.
     *
     * @param height height of the block that was refused
     * @param reason why
     */
    record Refused(long height, LightReason reason) implements FollowVerdict {}
}
