package org.chengxin.node.testing;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;
import org.jspecify.annotations.Nullable;

/** An engine that makes no blocks and delivers those of another one, when it is told to. Until then it is starting. */
public final class FollowingConsensus implements Consensus {

    private final SteppedConsensus leader;
    private @Nullable Application application;
    private Health health = new Health.Starting();

    /** An engine that has delivered nothing. */
    public FollowingConsensus(SteppedConsensus leader) {
        this.leader = leader;
    }

    @Override
    public synchronized void start(Application started) {
        application = started;
    }

    /** What it delivers to. */
    public synchronized Application application() {
        Application running = application;
        if (running == null) throw new IllegalStateException("not started");
        return running;
    }

    /** Delivers the blocks that the application lacks, and is running from then on. */
    public synchronized void follow() {
        Application running = application();
        for (long height = running.info().height() + 1; height <= leader.height(); height++) {
            StoredBlock block = leader.block(height).orElseThrow();
            List<byte[]> transactions =
                    block.transactions().stream().map(Bytes::toArray).toList();
            var _ = running.finalizeBlock(height, block.header().time(), transactions);
            running.commit();
        }
        health = new Health.Running();
    }

    @Override
    public boolean decidesAlone() {
        return false;
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return leader.submit(transaction);
    }

    @Override
    public long height() {
        return leader.height();
    }

    @Override
    public Optional<StoredBlock> block(long height) {
        return leader.block(height);
    }

    @Override
    public synchronized Optional<LightBlock> lightBlock(long height) {
        return health instanceof Health.Starting ? Optional.empty() : leader.lightBlock(height);
    }

    @Override
    public Optional<ValidatorSet> validators(long height) {
        return leader.validators(height);
    }

    @Override
    public List<Long> validatorChanges() {
        return leader.validatorChanges();
    }

    /** Whoever decides cannot be asked any more. */
    public synchronized void lose() {
        health = new Health.Stopped("XX-001", "The others do not answer.");
    }

    @Override
    public synchronized Health health() {
        return health;
    }

    @Override
    public EngineFigures figures() {
        return EngineFigures.ALONE;
    }

    @Override
    public void close() {}
}
