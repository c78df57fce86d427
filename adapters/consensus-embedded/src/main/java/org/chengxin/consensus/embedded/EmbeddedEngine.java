package org.chengxin.consensus.embedded;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.port.StoredBlock;
import org.jspecify.annotations.Nullable;

/**
 * The engine without a thread of its own: one caller starts it, and then steps it. A step makes at most one block:
 *
 * <ol>
 *   <li>the application chooses from what waits;
 *   <li>the block is written to the log, and the log is synced;
 *   <li>the sign state is written and synced;
 *   <li>the block is signed, and from here on it is served;
 *   <li>the application applies it.
 * </ol>
 *
 * <p>A crash before the third step leaves a block that was never signed; a crash after it leaves one that will be signed
 * again to the same bytes. {@link Recovery} tells the two apart.
 *
 * <p>A block is made when a transaction waits, when the state has changed since the last header (so that a header proves
 * it), and when none was made for {@link EngineLimits#restMillis()} or the chain's time is older than that.
 */
public final class EmbeddedEngine implements Consensus {

    /** What {@link #step()} answers when only an operator can change anything. */
    public static final long NOTHING_TO_DO = Long.MAX_VALUE;

    private static final long RETRY_MILLIS = 1_000;
    private static final int FEWEST_CANDIDATES = 64;

    private final GenesisDocument genesis;
    private final Storage storage;
    private final MachineTime time;
    private final EngineLimits limits;
    private final Optional<Fence> fence;
    private final BlockRules rules;
    private final SignStateFile signStates;
    private final WaitingTransactions waiting;
    private final List<Segment> unchecked = new ArrayList<>();

    private volatile Health health = new Health.Starting();
    private volatile @Nullable BlockLog blockLog;
    private volatile @Nullable ServedBlocks served;
    private volatile RecoveryReport report = RecoveryReport.NOTHING;
    private volatile boolean clockAccepted;
    private volatile @Nullable Running running;
    /** How many transactions to offer for the next block: somewhat more than the application took of too many. */
    private int worthAsking = Integer.MAX_VALUE;

    /** What there is once the engine has started. */
    private static final class Running {
        final BlockLog log;
        final Application application;
        final ClockWatch clock;
        Tip tip;
        boolean proofIsDue;

        Running(BlockLog log, Application application, ClockWatch clock, Tip tip) {
            this.log = log;
            this.application = application;
            this.clock = clock;
            this.tip = tip;
        }
    }

    /**
     * An engine for one chain. Reads and writes nothing yet.
     *
     * @param genesis how the chain begins; its one validator is the signer's key
     * @param storage where log and sign state are
     * @param signer  signs votes; nothing else signs with its key
     * @param time    the clock
     * @param limits  what bounds the engine
     * @param fence   the last block known outside, when an operator vouches for it
     */
    public EmbeddedEngine(
            GenesisDocument genesis,
            Storage storage,
            BlockSigner signer,
            MachineTime time,
            EngineLimits limits,
            Optional<Fence> fence) {
        this.genesis = genesis;
        this.storage = storage;
        this.time = time;
        this.limits = limits;
        this.fence = fence;
        this.rules = new BlockRules(genesis, signer);
        this.signStates = new SignStateFile(storage);
        this.waiting = new WaitingTransactions(limits.waitingTransactions(), limits.waitingBytes());
    }

    /**
     * Recovers the log and delivers what the application lacks. Whatever stands against going on is told by
     * {@link #health()}, not thrown.
     */
    @Override
    public void start(Application application) {
        guarded(() -> {
            rules.requireSoleValidator();
            recover(application);
        });
    }

    /**
     * What {@link #start} would find against going on in log and sign state, before it delivers anything. Writes nothing;
     * for an engine that is not started.
     */
    public Optional<EngineStop> examine() {
        try {
            rules.requireSoleValidator();
            return new Recovery(new UnwrittenStorage(storage), rules.identity(), limits, fence)
                    .run(genesis.time())
                    .readOnly();
        } catch (EngineStop stop) {
            return Optional.of(stop);
        } catch (UncheckedIOException failed) {
            return Optional.of(failed(failed));
        }
    }

    private void recover(Application application) {
        Recovery.Recovered found = new Recovery(storage, rules.identity(), limits, fence).run(genesis.time());
        BlockLog log = found.log();
        blockLog = log;
        unchecked.addAll(found.unchecked());
        if (found.sign().isPresent())
            resume(
                    application,
                    found,
                    log,
                    signed(application, log, found.sign().get()));
        else serveOnly(application, found, log);
    }

    /**
     * What was signed, made durable: what can be read need not be. A state that is after the last block of the log says
     * that this block was signed, even when the sign state has lost it to a bad disk.
     */
    private SignState signed(Application application, BlockLog log, SignState latest) {
        long last = log.lastHeight();
        boolean lost = latest.height() < last && application.info().height() == last;
        SignState signed = lost ? SignState.of(log.readHead(last), latest.clock()) : latest;
        signStates.write(signed);
        return signed;
    }

    private void resume(Application application, Recovery.Recovered found, BlockLog log, SignState sign) {
        long signed = sign.height();
        Tip last = signed == 0 ? Tip.of(genesis) : Tip.of(log.read(signed), rules);
        var blocks = new ServedBlocks(log, rules.validators(), signed, Optional.of(last.commit()));
        served = blocks;
        var delivery = deliver(application, found, log, signed, signed);
        Tip tip = last.after(application.info());
        var clock = new ClockWatch(time, limits.clockMillis(), sign.clock());
        if (found.fenced() || signed == 0) clock.forgiveGap();
        var state = new Running(log, application, clock, tip);
        state.proofIsDue = delivery.proofIsDue(tip);
        running = state;
        if (log.lastHeight() > signed) adopt(state, blocks, log.read(log.lastHeight()));
        health = new Health.Running();
    }

    /** The commit of the last block is in no other, and nothing may be signed: it is there, and not served. */
    private void serveOnly(Application application, Recovery.Recovered found, BlockLog log) {
        long last = log.lastHeight();
        long known = Math.max(0, last - 1);
        served = new ServedBlocks(log, rules.validators(), known, Optional.empty());
        deliver(application, found, log, known, last);
        health = found.readOnly().orElseThrow().unconfirmed();
    }

    private Delivery deliver(
            Application application, Recovery.Recovered found, BlockLog log, long height, long highest) {
        var delivery = new Delivery(log, application, genesis);
        delivery.requireNotAhead(highest);
        long delivered = delivery.deliverUpTo(height);
        report = found.report().withDelivered(log.lastHeight(), delivered);
        return delivery;
    }

    /** Signs and applies the block that was durable, and not signed, when the node died. */
    private void adopt(Running state, ServedBlocks blocks, LoggedBlock logged) {
        Block block = logged.block();
        boolean follows = block.header().equals(rules.header(state.tip, Block.dataHash(block.transactions())));
        if (!follows)
            throw new EngineStop(
                    StopReason.STATE_MUST_FOLLOW_FROM_LOG,
                    "Block %d at the end of the log does not follow from the block before it."
                            .formatted(logged.height()));
        conclude(state, blocks, logged, state.clock.last());
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return health instanceof Health.Running && waiting.offer(transaction.transaction());
    }

    /**
     * Makes a block if one is due, or does a small part of what can wait.
     *
     * @return after how many milliseconds to step again unless something is submitted before; 0 for at once;
     *     {@link #NOTHING_TO_DO} when the engine has stopped for good
     */
    public long step() {
        Running state = running;
        ServedBlocks blocks = served;
        if (state == null || blocks == null || isStoppedForGood()) return NOTHING_TO_DO;
        long[] rest = {NOTHING_TO_DO};
        guarded(() -> rest[0] = step(state, blocks));
        return rest[0];
    }

    private long step(Running state, ServedBlocks blocks) {
        ClockWatch.Reading now = state.clock.read();
        if (clockIsDoubtful(state, now)) return RETRY_MILLIS;
        boolean room = hasRoom();
        if (!room && !state.proofIsDue) return RETRY_MILLIS;
        long sinceLast = now.wall() - state.clock.last().wall();
        boolean stale = now.wall() - state.tip.nextTimeMillis() >= limits.restMillis();
        boolean restIsOver = stale || sinceLast >= limits.restMillis() || sinceLast < -RETRY_MILLIS;
        List<SignedTransaction> chosen = room ? choose(state) : List.of();
        if (!chosen.isEmpty() || state.proofIsDue || restIsOver) {
            LoggedBlock block = write(state, chosen, now);
            conclude(state, blocks, block, now);
            return 0;
        }
        if (!unchecked.isEmpty()) {
            checkOneSegment();
            return 0;
        }
        return Math.max(1, limits.restMillis() - sinceLast);
    }

    private List<SignedTransaction> choose(Running state) {
        if (waiting.isEmpty()) return List.of();
        List<SignedTransaction> candidates = waiting.take(limits.blockBytes(), worthAsking);
        PreparedBlock prepared = state.application.prepare(
                state.tip.height() + 1,
                state.tip.nextTimeMillis(),
                candidates,
                rules.dataBytes(limits.blockBytes(), candidates.size()));
        List<SignedTransaction> unused = Leftovers.of(candidates, prepared);
        waiting.putBack(unused);
        int used = candidates.size() - unused.size();
        worthAsking = unused.isEmpty() ? Integer.MAX_VALUE : used + used / 4 + FEWEST_CANDIDATES;
        return prepared.chosen();
    }

    /** Writes the next block to the log and makes it durable. */
    private LoggedBlock write(Running state, List<SignedTransaction> transactions, ClockWatch.Reading now) {
        List<Bytes> hashes = transactions.stream().map(SignedTransaction::hash).toList();
        List<Bytes> bytes = transactions.stream().map(SignedTransaction::jws).toList();
        var block = new Block(rules.header(state.tip, Block.dataHashOfHashes(hashes)), bytes, state.tip.commit());
        var logged = new LoggedBlock(block, BlockRules.voteTime(block.header().time(), now.wall()));
        state.log.append(logged);
        state.log.sync();
        return logged;
    }

    /** Signs, serves and applies a block that is durable. */
    private void conclude(Running state, ServedBlocks blocks, LoggedBlock logged, ClockWatch.Reading reading) {
        Block block = logged.block();
        signStates.write(SignState.of(logged, reading));
        Tip tip = Tip.of(logged, rules);
        blocks.extend(tip.height(), tip.commit());
        state.clock.trust(reading);
        FinalizedBlock outcome = Delivery.finalizeBlock(state.application, block);
        boolean changed = !outcome.appHash().equals(state.tip.appHash());
        Invariant.holds(!changed || !block.transactions().isEmpty(), "an empty block changes no state");
        state.application.commit();
        AppState now = state.application.info();
        Invariant.holds(now.appHash().equals(outcome.appHash()), "what is committed is what was applied");
        state.tip = tip.after(now);
        state.proofIsDue = changed;
    }

    /** Whether the clock has jumped and nobody has confirmed it. */
    private boolean clockIsDoubtful(Running state, ClockWatch.Reading now) {
        Optional<Long> jump = state.clock.jump(now);
        boolean halted = health instanceof Health.Stopped;
        if (jump.isPresent() && (clockAccepted || ClockConfirmation.take(storage, now.wall(), limits.clockMillis()))) {
            state.clock.trust(now);
            jump = Optional.empty();
        }
        clockAccepted = false;
        if (jump.isPresent()) {
            if (!halted) health = clockStop(state, now, jump.get()).stopped();
            return true;
        }
        if (halted) health = new Health.Running();
        return false;
    }

    private static EngineStop clockStop(Running state, ClockWatch.Reading now, long off) {
        return new EngineStop(
                StopReason.CLOCK_MUST_BE_CONFIRMED,
                "The clock says %s, %d minutes %s what it should say after the last block, whose clock said %s."
                        .formatted(
                                Timestamp.ofMillis(now.wall()),
                                Math.abs(off) / 60_000,
                                off > 0 ? "ahead of" : "behind",
                                Timestamp.ofMillis(state.clock.last().wall())));
    }

    /** Confirms that the clock is right, once: for an engine that has stopped because of it. */
    public void acceptClock() {
        clockAccepted = true;
    }

    private boolean hasRoom() {
        long free = storage.free();
        boolean full = health instanceof Health.ReadOnly;
        boolean room = free >= limits.reserveBytes() + (full ? limits.reserveBytes() / 8 : 0);
        if (room == full) {
            health = room
                    ? new Health.Running()
                    : new EngineStop(
                                    StopReason.DISK_MUST_HAVE_ROOM,
                                    "The disk has %d MiB left, and the node keeps %d MiB free."
                                            .formatted(free >> 20, limits.reserveBytes() >> 20))
                            .readOnly();
        }
        return room;
    }

    private void checkOneSegment() {
        Segment next = unchecked.removeLast();
        LogOpening.readWhole(storage, rules.identity(), next.firstHeight());
    }

    private boolean isStoppedForGood() {
        return health instanceof Health.Stopped stopped
                && !stopped.code().equals(StopReason.CLOCK_MUST_BE_CONFIRMED.code());
    }

    /** Turns what makes going on impossible into health. Broken beliefs pass through: nobody catches them. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (EngineStop stop) {
            health = stop.stopped();
        } catch (UncheckedIOException failed) {
            health = failed(failed).stopped();
        }
    }

    private static EngineStop failed(UncheckedIOException failed) {
        return new EngineStop(StopReason.STORAGE_MUST_WORK, "The disk failed: " + failed.getMessage() + ".", failed);
    }

    /** Says that the caller of {@link #step()} met what nobody foresaw and will not step again. */
    void broken(Throwable cause) {
        health = new EngineStop(StopReason.ENGINE_MUST_NOT_BREAK, "A step broke: " + cause + ".", cause).stopped();
    }

    @Override
    public long height() {
        ServedBlocks blocks = served;
        return blocks == null ? 0 : blocks.height();
    }

    @Override
    public Optional<StoredBlock> block(long height) {
        ServedBlocks blocks = served;
        return blocks == null ? Optional.empty() : blocks.block(height);
    }

    @Override
    public Optional<LightBlock> lightBlock(long height) {
        ServedBlocks blocks = served;
        return blocks == null ? Optional.empty() : blocks.lightBlock(height);
    }

    @Override
    public Optional<ValidatorSet> validators(long height) {
        return height >= 1 && height <= height() ? Optional.of(rules.validators()) : Optional.empty();
    }

    @Override
    public List<Long> validatorChanges() {
        return List.of();
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public EngineFigures figures() {
        return EngineFigures.ALONE;
    }

    /**
     * Copies the log up to the last block that is signed, while the engine runs; without the sign state, so that a node on
     * the copy signs nothing before a {@link Fence} is given. The state is to be copied before: a log that lacks the
     * state's last block is of no use.
     *
     * @param target has no files yet; durable when this returns
     */
    public void copyTo(Storage target) {
        BlockLog log = blockLog;
        if (log == null) throw new IllegalStateException("the engine could not read its log");
        LogCopy.copy(storage, log, height(), target);
    }

    /** What the last start found and did. */
    public RecoveryReport recovery() {
        return report;
    }

    /** Does nothing: a step is never left half done, and whoever owns the storage closes it. */
    @Override
    public void close() {}
}
