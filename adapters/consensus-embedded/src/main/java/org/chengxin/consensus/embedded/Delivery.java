package org.chengxin.consensus.embedded;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.FinalizedBlock;

/** Delivers to the application what it lacks when the engine starts, comparing each result with the next header. */
final class Delivery {

    private final BlockLog log;
    private final Application application;
    private final GenesisDocument genesis;

    Delivery(BlockLog log, Application application, GenesisDocument genesis) {
        this.log = log;
        this.application = application;
        this.genesis = genesis;
    }

    /** Checks that the state is not after a block that the log does not have. */
    void requireNotAhead(long last) {
        long height = application.info().height();
        if (height > last)
            throw new EngineStop(
                    StopReason.STATE_MUST_NOT_BE_AHEAD_OF_LOG,
                    "The state is the state after block %d, and the log ends with block %d.".formatted(height, last));
    }

    /**
     * Delivers every block up to a height that the application lacks.
     *
     * @return how many these were
     */
    long deliverUpTo(long height) {
        AppState from = application.info();
        if (from.height() == 0) requireGenesis(from);
        else requireNext(from.height(), from.appHash(), from.resultsHash());
        for (long next = from.height() + 1; next <= height; next++) {
            FinalizedBlock outcome = finalizeBlock(application, log.read(next).block());
            requireNext(next, outcome.appHash(), outcome.resultsHash());
            application.commit();
        }
        return Math.max(0, height - from.height());
    }

    /** Whether no header says yet what the state at the tip is. */
    boolean proofIsDue(Tip tip) {
        return tip.height() == 0
                || !log.readHead(tip.height()).block().header().appHash().equals(tip.appHash());
    }

    /** Applies a block. */
    static FinalizedBlock finalizeBlock(Application application, Block block) {
        Header header = block.header();
        List<byte[]> transactions =
                block.transactions().stream().map(Bytes::shared).toList();
        return application.finalizeBlock(header.height(), header.time(), transactions);
    }

    private void requireGenesis(AppState state) {
        if (!state.appHash().equals(genesis.appHash()))
            throw new EngineStop(
                    StopReason.STATE_MUST_FOLLOW_FROM_LOG,
                    "The state begins with the root %s, and the genesis with %s."
                            .formatted(
                                    state.appHash().toHex(), genesis.appHash().toHex()));
    }

    /** Compares what came of a block with what the header after it says, if there is one. */
    private void requireNext(long height, Bytes appHash, Bytes resultsHash) {
        if (height >= log.lastHeight()) return;
        Header next = log.readHead(height + 1).block().header();
        if (!next.appHash().equals(appHash))
            throw new EngineStop(
                    StopReason.STATE_MUST_FOLLOW_FROM_LOG,
                    "The state after block %d has the root %s, and header %d says %s."
                            .formatted(
                                    height,
                                    appHash.toHex(),
                                    height + 1,
                                    next.appHash().toHex()));
        if (!next.lastResultsHash().equals(resultsHash))
            throw new EngineStop(
                    StopReason.STATE_MUST_FOLLOW_FROM_LOG,
                    "The results of block %d have the hash %s, and header %d says %s."
                            .formatted(
                                    height,
                                    resultsHash.toHex(),
                                    height + 1,
                                    next.lastResultsHash().toHex()));
    }
}
