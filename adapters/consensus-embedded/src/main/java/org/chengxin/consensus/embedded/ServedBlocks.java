package org.chengxin.consensus.embedded;

import java.util.Optional;
import org.chengxin.ledger.Invariant;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.StoredBlock;

/**
 * What anyone may read of the log: blocks up to the last that is signed. The commit of a block stands in the block after
 * it, that of the last one only here. Safe for several threads.
 */
final class ServedBlocks {

    private final BlockLog log;
    private final ValidatorSet validators;
    private volatile Last last;

    /**
     * The last block that is served.
     *
     * @param height 0 before the first
     * @param commit the vote for it; empty when that is in the log
     */
    private record Last(long height, Optional<Commit> commit) {}

    /**
     * Serves, to begin with, blocks up to a height.
     *
     * @param commit the vote for the last of them; empty when that is in the log
     */
    ServedBlocks(BlockLog log, ValidatorSet validators, long height, Optional<Commit> commit) {
        this.log = log;
        this.validators = validators;
        this.last = new Last(height, commit);
    }

    long height() {
        return last.height;
    }

    /** Serves a block more, now that it is signed. */
    void extend(long height, Commit commit) {
        last = new Last(height, Optional.of(commit));
    }

    Optional<StoredBlock> block(long height) {
        Last now = last;
        if (height < 1 || height > now.height) return Optional.empty();
        var block = log.read(height).block();
        return Optional.of(new StoredBlock(block.header(), block.transactions(), commit(now, height, block.header())));
    }

    Optional<LightBlock> lightBlock(long height) {
        Last now = last;
        if (height < 1 || height > now.height) return Optional.empty();
        Header header = log.readHead(height).block().header();
        return Optional.of(new LightBlock(new SignedHeader(header, commit(now, height, header)), validators));
    }

    private Commit commit(Last now, long height, Header header) {
        Commit commit = height == now.height && now.commit.isPresent()
                ? now.commit.get()
                : log.readHead(height + 1).block().lastCommit();
        Invariant.holds(commit.blockId().hash().equals(header.hash()), "a commit is on the header it is served with");
        return commit;
    }
}
