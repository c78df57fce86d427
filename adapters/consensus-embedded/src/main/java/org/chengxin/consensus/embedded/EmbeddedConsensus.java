package org.chengxin.consensus.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Backup;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;
import org.jspecify.annotations.Nullable;

/** The engine with the thread that steps it. */
public final class EmbeddedConsensus implements Consensus, Backup {

    private static final System.Logger LOG = System.getLogger(EmbeddedConsensus.class.getName());

    private final EmbeddedEngine engine;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile boolean awake;
    private @Nullable Thread thread;

    /**
     * An engine that this object steps from {@link #start} on.
     *
     * @param engine not started yet, and started by nobody else
     */
    public EmbeddedConsensus(EmbeddedEngine engine) {
        this.engine = engine;
    }

    @Override
    public void start(Application application) {
        engine.start(application);
        LOG.log(System.Logger.Level.INFO, () -> engine.recovery().toString());
        Thread started = Thread.ofPlatform().name("consensus").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        boolean orderly = false;
        Health told = engine.health();
        try {
            while (!closing) {
                awake = false;
                long rest = engine.step();
                told = tell(told);
                if (rest > 0 && !awake && !closing) rest(rest);
            }
            orderly = true;
        } catch (RuntimeException unforeseen) {
            engine.broken(unforeseen);
            throw unforeseen;
        } finally {
            if (!orderly && !(engine.health() instanceof Health.Stopped))
                engine.broken(new IllegalStateException("the thread of the engine ended"));
            tell(told);
            ended.countDown();
        }
    }

    private void rest(long millis) {
        if (millis == EmbeddedEngine.NOTHING_TO_DO) LockSupport.park(this);
        else LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Health tell(Health before) {
        Health now = engine.health();
        if (!now.equals(before)) LOG.log(System.Logger.Level.WARNING, () -> "The engine is now: " + now);
        return now;
    }

    private void wake() {
        awake = true;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        boolean taken = engine.submit(transaction);
        if (taken && !awake) wake();
        return taken;
    }

    /** Confirms that the clock is right, for an engine that has stopped because of it. */
    public void acceptClock() {
        engine.acceptClock();
        wake();
    }

    /** What the start found and did. */
    public RecoveryReport recovery() {
        return engine.recovery();
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

    /**
     * Copies the log up to the last block that is signed. The state is to be copied before, so that the copy of the log
     * has every block that the copy of the state is after. The sign state is not copied: a node on the copy signs nothing
     * without a {@link Fence}.
     */
    @Override
    public void copyTo(Path directory) {
        try (var target = new DirectoryStorage(directory)) {
            engine.copyTo(target);
        }
    }

    @Override
    public void close() {
        closing = true;
        Thread started = thread;
        if (started == null || started == Thread.currentThread()) return;
        wake();
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
