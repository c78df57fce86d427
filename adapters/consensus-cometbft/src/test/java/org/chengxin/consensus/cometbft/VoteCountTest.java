package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.consensus.cometbft.abci.CommitInfo;
import org.chengxin.consensus.cometbft.abci.Validator;
import org.chengxin.consensus.cometbft.abci.VoteInfo;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.EngineFigures;
import org.junit.jupiter.api.Test;

/** Of two validators. */
class VoteCountTest {

    private static final int PEERS = 3;
    private static final Bytes ONE = Bytes.owned(new byte[] {1});
    private static final Bytes TWO = Bytes.owned(new byte[] {2});

    private final VoteCount votes = new VoteCount();

    @Test
    void round_and_absent_votes_are_those_of_the_latest_commit_and_missed_blocks_add_up() {
        votes.counted(commit(2, VoteInfo.Flag.COMMIT, VoteInfo.Flag.ABSENT));
        assertEquals(figures(2, 1, 0, 1), votes.figures(PEERS));
        votes.counted(commit(1, VoteInfo.Flag.ABSENT, VoteInfo.Flag.ABSENT));
        assertEquals(figures(1, 2, 1, 2), votes.figures(PEERS));
        votes.counted(commit(0, VoteInfo.Flag.COMMIT, VoteInfo.Flag.COMMIT));
        assertEquals(figures(0, 0, 1, 2), votes.figures(PEERS));
    }

    @Test
    void a_vote_for_no_block_is_no_vote_for_the_block() {
        votes.counted(commit(0, VoteInfo.Flag.NIL, VoteInfo.Flag.COMMIT));
        assertEquals(figures(0, 1, 1, 0), votes.figures(PEERS));
    }

    @Test
    void the_first_block_has_no_commit_before_it_and_changes_nothing() {
        votes.counted(CommitInfo.getDefaultInstance());
        assertEquals(new EngineFigures(0, 0, new TreeMap<>(), PEERS, true), votes.figures(PEERS));
        votes.counted(commit(1, VoteInfo.Flag.COMMIT, VoteInfo.Flag.ABSENT));
        votes.counted(CommitInfo.getDefaultInstance());
        assertEquals(figures(1, 1, 0, 1), votes.figures(PEERS));
    }

    private static EngineFigures figures(int round, int absent, long missedByOne, long missedByTwo) {
        return new EngineFigures(round, absent, new TreeMap<>(Map.of(ONE, missedByOne, TWO, missedByTwo)), PEERS, true);
    }

    private static CommitInfo commit(int round, VoteInfo.Flag one, VoteInfo.Flag two) {
        return CommitInfo.newBuilder()
                .setRound(round)
                .addAllVotes(List.of(vote(ONE, one), vote(TWO, two)))
                .build();
    }

    private static VoteInfo vote(Bytes address, VoteInfo.Flag flag) {
        return VoteInfo.newBuilder()
                .setValidator(Validator.newBuilder().setAddress(ByteString.copyFrom(address.toArray())))
                .setBlockIdFlag(flag)
                .build();
    }
}
