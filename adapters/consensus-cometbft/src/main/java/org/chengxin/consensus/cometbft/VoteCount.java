package org.chengxin.consensus.cometbft;

import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.consensus.cometbft.abci.CommitInfo;
import org.chengxin.consensus.cometbft.abci.VoteInfo;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.EngineFigures;

/** Counts the votes that commits have and lack, as CometBFT tells them with the next block. Safe for several threads. */
final class VoteCount {

    private final SortedMap<Bytes, Long> missed = new TreeMap<>();
    private int round;
    private int absent;

    /** The commit of one more block. */
    synchronized void counted(CommitInfo commit) {
        if (commit.getVotesCount() == 0) return;
        round = commit.getRound();
        absent = 0;
        for (VoteInfo vote : commit.getVotesList()) {
            boolean isThere = vote.getBlockIdFlag() == VoteInfo.Flag.COMMIT;
            if (!isThere) absent++;
            Bytes validator = Bytes.of(vote.getValidator().getAddress().toByteArray());
            missed.merge(validator, isThere ? 0L : 1L, Long::sum);
        }
    }

    synchronized EngineFigures figures(int peers) {
        return new EngineFigures(round, absent, missed, peers, true);
    }
}
