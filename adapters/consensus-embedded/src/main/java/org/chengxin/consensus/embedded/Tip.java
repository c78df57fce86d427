package org.chengxin.consensus.embedded;

import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Rfc6962;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * All that the next block follows from.
 *
 * @param height      of the last block; 0 before the first
 * @param id          of the last block
 * @param voteTime    of the vote for it: the next block's time
 * @param commit      the vote for it
 * @param appHash     root of the state after it
 * @param resultsHash hash of its results
 */
record Tip(long height, BlockId id, Timestamp voteTime, Commit commit, Bytes appHash, Bytes resultsHash) {

    /** What the first block follows from. */
    static Tip of(GenesisDocument genesis) {
        return new Tip(0, BlockId.NONE, genesis.time(), Commit.EMPTY, genesis.appHash(), Rfc6962.EMPTY_ROOT);
    }

    /** What the next block has for its time, in milliseconds as rules see it. */
    long nextTimeMillis() {
        return voteTime.millis();
    }
}
