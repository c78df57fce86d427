package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.ConsensusContract;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.RelayedApplication;
import org.chengxin.node.port.StoredBlock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a CometBFT of its own, which lives as long as the engine does. */
@Tag("peers")
class CometBftConsensusContractTest extends ConsensusContract {

    @TempDir
    private Path home;

    @Override
    protected Consensus open() {
        return new Watched(RealCometBft.start(home, GENESIS, VALIDATOR));
    }

    @Override
    protected void settle(Consensus consensus) {
        ((Watched) consensus).settle();
    }

    /** Tells when the chain rests: nothing waits, and the last header names the state. */
    private final class Watched implements Consensus {

        private static final long PATIENCE_SECONDS = 60;

        private final RealCometBft process;
        private final CometBftConsensus engine;
        private long commits;

        Watched(RealCometBft process) {
            this.process = process;
            engine = new CometBftConsensus(GENESIS, process.endpoints(), CometBftLimits.ordinary(), process::condition);
        }

        @Override
        public void start(Application application) {
            engine.start(new RelayedApplication(application) {
                @Override
                public void commit() {
                    synchronized (Watched.this) {
                        super.commit();
                        commits++;
                        Watched.this.notifyAll();
                    }
                }
            });
        }

        synchronized void settle() {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!rests()) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                assertTrue(left > 0, () -> "the chain does not come to rest: " + engine.health());
                try {
                    wait(Math.min(left, 100));
                } catch (InterruptedException stopping) {
                    throw new IllegalStateException(stopping);
                }
            }
        }

        private boolean rests() {
            var state = application.info();
            return engine.health() instanceof Health.Running
                    && engine.waiting() == 0
                    && state.height() > 0
                    && state.height() == engine.height()
                    && state.appHash()
                            .equals(application.state(state.height() - 1).appHash());
        }

        @Override
        public boolean submit(AdmittedTransaction transaction) {
            return engine.submit(transaction);
        }

        @Override
        public long height() {
            return engine.height();
        }

        @Override
        public Optional<StoredBlock> block(long height) {
            return engine.block(height);
        }

        @Override
        public Optional<LightBlock> lightBlock(long height) {
            return engine.lightBlock(height);
        }

        @Override
        public Optional<ValidatorSet> validators(long height) {
            return engine.validators(height);
        }

        @Override
        public List<Long> validatorChanges() {
            return engine.validatorChanges();
        }

        @Override
        public Health health() {
            return engine.health();
        }

        @Override
        public EngineFigures figures() {
            return engine.figures();
        }

        @Override
        public void close() {
            process.close();
            engine.close();
        }
    }
}
