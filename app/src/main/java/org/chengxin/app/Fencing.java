package org.chengxin.app;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.consensus.cometbft.process.HomeSettings;
import org.chengxin.consensus.cometbft.process.ProcessReason;
import org.chengxin.consensus.cometbft.process.SupervisedConsensus;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.NodeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the validator of a restored node sign again, once the node has followed the chain to a block that an operator took
 * from elsewhere. Such a block was made after the copy was restored, so the original, which had ended by then, never came
 * above it. Until then, and without such a block, CometBFT follows without the key.
 */
final class Fencing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fencing.class);
    private static final long LOOK_MILLIS = 200;

    private final SupervisedConsensus consensus;
    private final CometBftHome home;
    private final HomeSettings settings;
    private final Optional<Fence> fence;
    private final CountDownLatch closing = new CountDownLatch(1);

    Fencing(SupervisedConsensus consensus, CometBftHome home, HomeSettings settings, Optional<Fence> fence) {
        this.consensus = consensus;
        this.home = home;
        this.settings = settings;
        this.fence = fence;
    }

    /** What stands against a fence, given the header that the chain has at its height. */
    static Optional<ProcessReason> against(Fence fence, Header header, long restoredAt) {
        boolean fits = header.height() == fence.height()
                && header.hash().equals(fence.hash())
                && header.time().millis() > restoredAt;
        return fits ? Optional.empty() : Optional.of(ProcessReason.FENCE_MUST_BE_MADE_SINCE);
    }

    /** Begins to follow the chain to the fence; returns at once. */
    void start() {
        if (fence.isEmpty()) tell(ProcessReason.RESTORED_VALIDATOR_MUST_BE_FENCED);
        else Thread.ofPlatform().daemon().name("fencing").start(() -> await(fence.get()));
    }

    private void await(Fence fence) {
        try {
            Optional<Header> header = header(fence.height());
            while (header.isEmpty()) {
                if (closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) return;
                header = header(fence.height());
            }
            Optional<ProcessReason> against =
                    against(fence, header.get(), home.restoredAt().orElseThrow());
            if (against.isPresent()) tell(against.get());
            else signAbove(fence.height());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The header at a height, which more than two thirds of the validators have signed. */
    private Optional<Header> header(long height) {
        try {
            return consensus.lightBlock(height).map(LightBlock::header);
        } catch (NodeException noAnswer) {
            return Optional.empty();
        }
    }

    private void signAbove(long height) {
        home.fence(height);
        home.write(settings);
        consensus.startAgain();
        LOG.warn("the validator signs again, above block {}", height);
    }

    private static void tell(ProcessReason reason) {
        LOG.warn("{} {} {}", reason.code(), reason.sentence(), reason.remedy());
        System.err.println("chengxin: " + reason.code() + " " + reason.sentence() + " " + reason.remedy());
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
