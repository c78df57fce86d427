package org.chengxin.consensus.embedded;

import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * A block as the log keeps it.
 *
 * @param block    the block
 * @param voteTime the time of the vote for it, which becomes the time of the next block
 */
record LoggedBlock(Block block, Timestamp voteTime) {

    long height() {
        return block.header().height();
    }
}
