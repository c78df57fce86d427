package org.chengxin.consensus.embedded;

import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Rfc6962;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.node.port.AppState;

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

    /** A block that may be signed, of which it is not known yet what the application makes of it. */
    static Tip of(LoggedBlock logged, BlockRules rules) {
        BlockId id = BlockId.of(logged.block());
        Commit commit = rules.sign(logged.height(), id, logged.voteTime());
        return new Tip(logged.height(), id, logged.voteTime(), commit, Bytes.EMPTY, Bytes.EMPTY);
    }

    /** The same, now that the application has applied the block. */
    Tip after(AppState state) {
        return new Tip(height, id, voteTime, commit, state.appHash(), state.resultsHash());
    }

    /** What the next block has for its time, in milliseconds as rules see it. */
    long nextTimeMillis() {
        return voteTime.millis();
    }
}
