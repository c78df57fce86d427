package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.CommitFault;
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.StoredBlock;

/**
 * Has seen every block that was ever served: each is the same for ever, follows from the one before as CometBFT wants it,
 * says the state that its predecessors make, and is signed.
 */
final class ChainWitness {

    /** Checking a commit with the JDK costs a millisecond, so only every so many are checked at once. */
    private static final int SIGNATURES_CHECKED_ONE_IN = 8;

    private final Shadow shadow;
    private final List<StoredBlock> blocks = new ArrayList<>();

    ChainWitness(Shadow shadow) {
        this.shadow = shadow;
    }

    /** Height of the last block that was ever served. */
    long height() {
        return blocks.size();
    }

    /** Hash of the last header; of nothing before the first. */
    Bytes lastHash() {
        return blocks.isEmpty() ? Bytes.EMPTY : blocks.getLast().header().hash();
    }

    /** Looks at what is new. */
    void look(Consensus consensus) {
        BrokenPromise.unless(consensus.height() >= height(), "block %d was served and is gone", consensus.height() + 1);
        while (height() < consensus.height()) {
            long next = height() + 1;
            StoredBlock block = consensus
                    .block(next)
                    .orElseThrow(() -> new BrokenPromise("block %d is not served".formatted(next)));
            requireFollows(block);
            requireSigned(consensus, block, next % SIGNATURES_CHECKED_ONE_IN == 0);
            blocks.add(block);
            shadow.apply(block);
        }
    }

    /** Looks at every block again, as after a start. */
    void lookAgain(Consensus consensus) {
        long served = Math.min(height(), consensus.height());
        for (long height = 1; height <= served; height++) {
            Optional<StoredBlock> block = consensus.block(height);
            BrokenPromise.unless(
                    block.isPresent() && block.get().equals(blocks.get((int) height - 1)),
                    "block %d is not what it was",
                    height);
        }
    }

    /** Checks the signature of the last block. */
    void requireLastSigned(Consensus consensus) {
        if (!blocks.isEmpty()) requireSigned(consensus, blocks.getLast(), true);
    }

    /** The node's state is the one that the blocks make. */
    void requireState(Committed committed) {
        BrokenPromise.unless(
                committed.height() <= shadow.height() && committed.appHash().equals(shadow.root(committed.height())),
                "the state after block %d has the root %s",
                committed.height(),
                committed.appHash().toHex());
    }

    private void requireFollows(StoredBlock block) {
        Header header = block.header();
        Commit before = blocks.isEmpty() ? Commit.EMPTY : blocks.getLast().commit();
        boolean first = blocks.isEmpty();
        require(header, header.height() == height() + 1, "height");
        require(
                header,
                header.time()
                        .equals(
                                first
                                        ? InventedCity.DOCUMENT.time()
                                        : before.signatures().getFirst().timestamp()),
                "time");
        require(header, header.lastBlockId().equals(before.blockId()), "last block");
        require(header, header.lastCommitHash().equals(before.hash()), "last commit");
        require(header, header.dataHash().equals(Block.dataHash(block.transactions())), "transactions");
        require(header, header.appHash().equals(shadow.root(height())), "state");
        require(header, header.lastResultsHash().equals(shadow.resultsHash()), "results");
        BlockId id = BlockId.of(new Block(header, block.transactions(), before));
        require(header, block.commit().blockId().equals(id), "commit");
        require(
                header,
                block.commit().signatures().getFirst().timestamp().compareTo(header.time()) > 0,
                "time of its vote");
    }

    private static void require(Header header, boolean kept, String what) {
        BrokenPromise.unless(kept, "block %d has the wrong %s", header.height(), what);
    }

    private static void requireSigned(Consensus consensus, StoredBlock block, boolean checkSignature) {
        long height = block.header().height();
        LightBlock light = consensus.lightBlock(height).orElseThrow();
        require(block.header(), light.header().equals(block.header()), "light block");
        require(block.header(), light.commit().equals(block.commit()), "commit in its light block");
        if (!checkSignature) return;
        Optional<CommitFault> fault = CommitVerifier.verify(
                InventedCity.DOCUMENT.chainId(),
                light.validators(),
                block.commit().blockId(),
                height,
                block.commit());
        BrokenPromise.unless(fault.isEmpty(), "the commit of block %d is refused: %s", height, fault);
    }
}
