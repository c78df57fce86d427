package org.chengxin.consensus.cometbft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chengxin.consensus.cometbft.RpcClient.Handover;
import org.chengxin.consensus.cometbft.abci.CommitInfo;
import org.chengxin.consensus.cometbft.process.Condition;
import org.chengxin.consensus.cometbft.process.ProcessReason;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Entrance;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;
import org.jspecify.annotations.Nullable;

/**
 * The engine for several validators. CometBFT runs beside it, is started by somebody else, and may end and come back at any
 * time: from {@link #start} on this engine listens for it, answers what it asks over ABCI, hands it transactions by its
 * RPC, and serves what it says of blocks.
 *
 * <p>What was submitted is kept until it is in a block or will be in none, and handed over again when CometBFT has lost
 * it. What waits for nobody's block is let go of by the application.
 */
public final class CometBftConsensus implements Consensus {

    private static final System.Logger LOG = System.getLogger(CometBftConsensus.class.getName());
    private static final int BATCH = 256;
    private static final long BATCH_BYTES = 4 << 20;
    private static final long LOOK_MILLIS = 500;
    private static final long LOOK_AT_START_MILLIS = 20;
    private static final long RETRY_MILLIS = 100;
    private static final int PEERS_EVERY_LOOKS = 10;

    /** A process whose clockwork has not moved for so long has stood still: it was stopped, or its machine slept. */
    private static final long STANDSTILL_MILLIS = 5_000;

    private final GenesisDocument genesis;
    private final CometBftEndpoints endpoints;
    private final CometBftLimits limits;
    private final Supplier<Condition> process;
    private final RpcClient rpc;
    private final ServedBlocks served;
    private final SubmittedTransactions submitted;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Pulse pulse;
    private final Events events = new Events();
    private final VoteCount votes = new VoteCount();
    private volatile Health health = new Health.Starting();
    private volatile Optional<Health.Stopped> broken = Optional.empty();
    private volatile long decided;
    private volatile int peers;
    private volatile long beat = now();
    private volatile @Nullable AbciServer server;

    /** An engine beside a CometBFT of which only its answers are known. */
    public CometBftConsensus(GenesisDocument genesis, CometBftEndpoints endpoints, CometBftLimits limits) {
        this(genesis, endpoints, limits, Condition.Starting::new);
    }

    /**
     * An engine that does nothing before it is started.
     *
     * @param genesis   how the chain begins; CometBFT has the same
     * @param endpoints where the two speak with each other
     * @param limits    what bounds the engine
     * @param process   how the process of CometBFT is, as whoever watches over it knows
     */
    public CometBftConsensus(
            GenesisDocument genesis, CometBftEndpoints endpoints, CometBftLimits limits, Supplier<Condition> process) {
        this.genesis = genesis;
        this.endpoints = endpoints;
        this.limits = limits;
        this.process = process;
        rpc = new RpcClient(endpoints.rpc());
        served = new ServedBlocks(genesis.chainId(), rpc, limits.cachedBlocks());
        submitted = new SubmittedTransactions(limits.submittedMost());
        pulse = new Pulse(limits, now());
    }

    /** What the requests of CometBFT tell the engine. */
    private final class Events implements EngineEvents {

        @Override
        public void decided(long height, Timestamp time, CommitInfo before) {
            decided = Math.max(decided, height);
            votes.counted(before);
            synchronized (pulse) {
                pulse.reached(height, time.millis(), now());
            }
        }

        @Override
        public void settled(List<Bytes> hashes) {
            submitted.settled(hashes);
        }

        @Override
        public void broke(EngineReason reason, String found, Throwable cause) {
            LOG.log(System.Logger.Level.ERROR, reason.code(), cause);
            broken = Optional.of(reason.stopped(found));
            look();
        }

        @Override
        public boolean isBroken() {
            return broken.isPresent();
        }
    }

    /**
     * Listens for CometBFT, and waits for a while until it has caught up and answers. It need not be there yet: then this
     * returns, {@link #health()} goes on to say that the engine is starting, and it is running later.
     */
    @Override
    public void start(Application application) {
        decided = application.info().height();
        var answers = new AbciApplication(genesis, application, events);
        try {
            AbciServer listening = new AbciServer(endpoints.application(), answers, () -> lost(answers));
            server = listening;
            listening.start();
        } catch (IOException taken) {
            events.broke(EngineReason.ADDRESS_MUST_BE_FREE, endpoints.application() + ": " + taken.getMessage(), taken);
            return;
        }
        beat = now();
        run("cometbft-clockwork", this::keepTime);
        run("cometbft-watch", this::watch);
        run("cometbft-submit", () -> send(application, answers));
        awaitStart();
    }

    private void run(String name, Runnable work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(work));
    }

    private void awaitStart() {
        long until = now() + limits.startMillis();
        try {
            while (health instanceof Health.Starting
                    && now() < until
                    && !closing.await(LOOK_AT_START_MILLIS, TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does nothing but pass time, so that it shows when none has passed here and some elsewhere. */
    private void keepTime() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (hasStoodStill()) {
                    synchronized (pulse) {
                        pulse.stoodStill(System.currentTimeMillis(), now());
                    }
                    look();
                }
                beat = now();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasStoodStill() {
        return now() - beat > STANDSTILL_MILLIS;
    }

    private void watch() {
        try {
            long looks = 0;
            do {
                ask();
                if (looks++ % PEERS_EVERY_LOOKS == 0) peers = rpc.peers().orElse(0);
            } while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            RpcClient.Status status = rpc.status();
            synchronized (pulse) {
                pulse.answered(status, now());
            }
        } catch (IOException | MalformedException noAnswer) {
            LOG.log(System.Logger.Level.DEBUG, "CometBFT does not answer.", noAnswer);
        }
        look();
    }

    private synchronized void look() {
        Health seen = seen();
        Health before = health;
        health = seen;
        if (!seen.equals(before)) LOG.log(System.Logger.Level.WARNING, () -> "The engine is now: " + seen);
    }

    private Health seen() {
        if (broken.isPresent()) return broken.get();
        if (process.get() instanceof Condition.Diverged) {
            ProcessReason reason = ProcessReason.STATE_MUST_BE_THE_NETWORKS;
            return new Health.Stopped(reason.code(), reason.sentence() + " " + reason.remedy());
        }
        synchronized (pulse) {
            return pulse.health(submitted.size() > 0, now());
        }
    }

    /** A connection has ended, and with CometBFT ended what waited in it. */
    private void lost(AbciApplication answers) {
        answers.forget();
        submitted.sendAgain();
    }

    private void send(Application application, AbciApplication answers) {
        try {
            for (var batch = submitted.take(BATCH, BATCH_BYTES);
                    !batch.isEmpty();
                    batch = submitted.take(BATCH, BATCH_BYTES)) {
                application.share(batch);
                hand(batch, application, answers);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            events.broke(EngineReason.APPLICATION_MUST_NOT_BREAK, defect.toString(), defect);
            throw defect;
        }
    }

    private void hand(List<SignedTransaction> batch, Application application, AbciApplication answers)
            throws InterruptedException {
        List<SignedTransaction> again = new ArrayList<>();
        try {
            List<Handover> handovers = rpc.broadcast(batch);
            for (int i = 0; i < batch.size(); i++) {
                switch (handovers.get(i)) {
                    case TAKEN -> {}
                    case KNOWN -> judge(batch.get(i), application, answers);
                    case FULL -> again.add(batch.get(i));
                }
            }
        } catch (IOException | MalformedException gone) {
            again.addAll(batch);
        }
        if (again.isEmpty()) return;
        submitted.putBack(again);
        if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) submitted.close();
    }

    /** What CometBFT has seen before is about to be asked for, waits, or is past: the application knows which. */
    private void judge(SignedTransaction transaction, Application application, AbciApplication answers) {
        if (answers.isInMempool(transaction.hash()) || !submitted.has(transaction.hash())) return;
        if (application.enter(transaction.jws().toArray()) instanceof Entrance.Refused)
            submitted.settled(List.of(transaction.hash()));
    }

    /** Takes a transaction; when this returns it is not yet with CometBFT, which {@link #health()} knows more of. */
    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return health() instanceof Health.Running && submitted.offer(transaction.transaction());
    }

    /** How many transactions were submitted here that are in no block yet. */
    public int waiting() {
        return submitted.size();
    }

    @Override
    public long height() {
        return decided;
    }

    private boolean isDecided(long height) {
        return height >= 1 && height <= decided;
    }

    /** @throws org.chengxin.node.NodeException when CometBFT does not answer now */
    @Override
    public Optional<StoredBlock> block(long height) {
        return isDecided(height) ? Optional.of(served.block(height)) : Optional.empty();
    }

    /** @throws org.chengxin.node.NodeException when CometBFT does not answer now */
    @Override
    public Optional<LightBlock> lightBlock(long height) {
        return isDecided(height) ? Optional.of(served.lightBlock(height)) : Optional.empty();
    }

    /** @throws org.chengxin.node.NodeException when CometBFT does not answer now */
    @Override
    public Optional<ValidatorSet> validators(long height) {
        return lightBlock(height).map(LightBlock::validators);
    }

    /** None: no transaction changes the validators yet. */
    @Override
    public List<Long> validatorChanges() {
        return List.of();
    }

    @Override
    public boolean decidesAlone() {
        return false;
    }

    /** After a standstill this knows of it before the clockwork does. */
    @Override
    public Health health() {
        return health instanceof Health.Running && hasStoodStill() ? new Health.Starting() : health;
    }

    @Override
    public EngineFigures figures() {
        return votes.figures(peers);
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Hangs up, on which CometBFT ends; a block in hand is asked for again after the next start. */
    @Override
    public void close() {
        closing.countDown();
        submitted.close();
        AbciServer listening = server;
        if (listening != null) listening.close();
        rpc.close();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
