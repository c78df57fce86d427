package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.ValidatorSet;

/** Checks that more than two thirds of the voting power signed a block. */
public final class CommitVerifier {

    private CommitVerifier() {}

    /** What is wrong with a commit, empty when it makes the block final. */
    public static Optional<CommitFault> verify(
            String chainId, ValidatorSet validators, BlockId blockId, long height, Commit commit) {
        throw new UnsupportedOperationException("" + chainId + validators + blockId + height + commit);
    }
}
