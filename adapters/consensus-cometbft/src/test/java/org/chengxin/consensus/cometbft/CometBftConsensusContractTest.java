package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.ConsensusContract;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.RelayedApplication;
import org.chengxin.node.port.RelayedConsensus;
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
    private final class Watched extends RelayedConsensus {

        private static final long PATIENCE_SECONDS = 60;

        private final RealCometBft process;
        private final CometBftConsensus engine;
        private long commits;

        Watched(RealCometBft process) {
            this(
                    process,
                    new CometBftConsensus(GENESIS, process.endpoints(), CometBftLimits.ordinary(), process::condition));
        }

        private Watched(RealCometBft process, CometBftConsensus engine) {
            super(engine);
            this.process = process;
            this.engine = engine;
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
        public void close() {
            process.close();
            engine.close();
        }
    }
}
