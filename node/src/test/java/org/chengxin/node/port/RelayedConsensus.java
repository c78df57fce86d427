package org.chengxin.node.port;

import java.util.List;
import java.util.Optional;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;

/** Passes everything on; a test overrides what it wants to see or to spoil. */
public class RelayedConsensus implements Consensus {

    private final Consensus consensus;

    /** Passes on to an engine. */
    public RelayedConsensus(Consensus consensus) {
        this.consensus = consensus;
    }

    @Override
    public void start(Application application) {
        consensus.start(application);
    }

    @Override
    public boolean decidesAlone() {
        return consensus.decidesAlone();
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return consensus.submit(transaction);
    }

    @Override
    public long height() {
        return consensus.height();
    }

    @Override
    public Optional<StoredBlock> block(long height) {
        return consensus.block(height);
    }

    @Override
    public Optional<LightBlock> lightBlock(long height) {
        return consensus.lightBlock(height);
    }

    @Override
    public Optional<ValidatorSet> validators(long height) {
        return consensus.validators(height);
    }

    @Override
    public List<Long> validatorChanges() {
        return consensus.validatorChanges();
    }

    @Override
    public Health health() {
        return consensus.health();
    }

    @Override
    public EngineFigures figures() {
        return consensus.figures();
    }

    @Override
    public void close() {
        consensus.close();
    }
}
