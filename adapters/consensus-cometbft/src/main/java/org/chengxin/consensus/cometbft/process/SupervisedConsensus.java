package org.chengxin.consensus.cometbft.process;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;

/**
 * An engine on CometBFT together with the process that it speaks to: the process starts when the engine does, ends before
 * it, and what is wrong with the process is told as the health of the engine.
 */
public final class SupervisedConsensus implements Consensus {

    /** After so many short lives in a row the engine is not merely being started again. */
    private static final int SHORT_LIVES = 3;

    private static final System.Logger LOG = System.getLogger(SupervisedConsensus.class.getName());

    private final Consensus engine;
    private final Supplier<Supervisor> process;
    private volatile Optional<Supervisor> running = Optional.empty();
    private volatile Optional<Health> told = Optional.empty();

    /**
     * An engine whose process is not running yet.
     *
     * @param process starts it, see {@link Supervisor#start}
     */
    public SupervisedConsensus(Consensus engine, Supplier<Supervisor> process) {
        this.engine = engine;
        this.process = process;
    }

    @Override
    public void start(Application application) {
        running = Optional.of(process.get());
        engine.start(application);
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return health() instanceof Health.Running && engine.submit(transaction);
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
    public boolean decidesAlone() {
        return engine.decidesAlone();
    }

    @Override
    public Health health() {
        Condition condition = running.map(Supervisor::condition).orElseGet(Condition.Starting::new);
        DiskReserve.Room room = running.map(Supervisor::room).orElse(DiskReserve.Room.ENOUGH);
        Optional<Health> wrong = wrong(condition, room);
        if (!wrong.equals(told)) {
            told = wrong;
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "The process of CometBFT is now: " + condition + ", and room on its disk: " + room);
        }
        return wrong.orElseGet(engine::health);
    }

    @Override
    public EngineFigures figures() {
        EngineFigures figures = engine.figures();
        return running.map(Supervisor::signs).orElse(false) ? figures : figures.withoutSigning();
    }

    /** Ends the process, after which it is started again with what its folder says then. */
    public void startAgain() {
        running.ifPresent(Supervisor::startAgain);
    }

    private static Optional<Health> wrong(Condition condition, DiskReserve.Room room) {
        if (room != DiskReserve.Room.ENOUGH && !(condition instanceof Condition.Diverged)) {
            var reason = ProcessReason.DISK_MUST_HAVE_ROOM;
            return Optional.of(new Health.ReadOnly(reason.code(), told(reason)));
        }
        return switch (condition) {
            case Condition.Diverged _ -> {
                var reason = ProcessReason.STATE_MUST_BE_THE_NETWORKS;
                yield Optional.of(new Health.Stopped(reason.code(), told(reason)));
            }
            case Condition.Failing(int times, int _)
            when times >= SHORT_LIVES -> {
                var reason = ProcessReason.PROCESS_MUST_STAY;
                yield Optional.of(new Health.ReadOnly(reason.code(), told(reason)));
            }
            case Condition.Starting _, Condition.Running _, Condition.Failing _, Condition.Ended _ -> Optional.empty();
        };
    }

    private static String told(ProcessReason reason) {
        return reason.sentence() + " " + reason.remedy();
    }

    @Override
    public void close() {
        running.ifPresent(Supervisor::close);
        engine.close();
    }
}
