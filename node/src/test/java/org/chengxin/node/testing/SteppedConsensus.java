package org.chengxin.node.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Version;
import org.chengxin.merkle.cometbft.Vote;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.port.StoredBlock;
import org.jspecify.annotations.Nullable;

/**
 * An engine that makes a block when it is told to, with real headers and signatures. Its blocks outlive the application:
 * starting it again delivers what the new application lacks.
 */
public final class SteppedConsensus implements Consensus {

    private static final TestKey VALIDATOR = InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "validator");
    private static final long BLOCK_BYTES = 4 << 20;

    private final GenesisDocument genesis;
    private final ValidatorSet validators;
    private final Clock clock;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final List<SignedTransaction> waiting = new ArrayList<>();
    private @Nullable Application application;
    private boolean taking = true;

    /** An engine without blocks. */
    public SteppedConsensus(String chain, long genesisTime, Bytes genesisRoot, Clock clock) {
        this.clock = clock;
        genesis = new GenesisDocument(
                Timestamp.ofMillis(genesisTime),
                chain,
                1,
                ConsensusParams.DEFAULT,
                List.of(new GenesisDocument.NamedValidator(
                        "validator", new Validator(VALIDATOR.jwk().x(), 10))),
                genesisRoot,
                Optional.empty());
        validators = genesis.validatorSet();
    }

    /** How the chain begins. */
    public GenesisDocument genesis() {
        return genesis;
    }

    /** Whether transactions are taken from now on. */
    public void take(boolean takes) {
        taking = takes;
    }

    /** Forgets what waits, as a crash does. */
    public synchronized void crash() {
        waiting.clear();
        application = null;
    }

    @Override
    public synchronized void start(Application started) {
        application = started;
        for (long height = started.info().height() + 1; height <= blocks.size(); height++)
            apply(started, blocks.get((int) height - 1));
    }

    @Override
    public synchronized boolean submit(AdmittedTransaction transaction) {
        if (taking) waiting.add(transaction.transaction());
        return taking;
    }

    /** Makes a block of what waits and of nothing if nothing does. */
    public void step() {
        step(true);
    }

    /** Makes a block and delivers it, or dies between the two. */
    public synchronized void step(boolean deliver) {
        Application running = running();
        long height = blocks.size() + 1L;
        long time = blocks.isEmpty()
                ? genesis.time().millis()
                : Math.max(clock.now(), blocks.getLast().header().time().millis() + 1);
        PreparedBlock prepared = running.prepare(height, time, List.copyOf(waiting), BLOCK_BYTES);
        waiting.removeAll(prepared.chosen());
        waiting.removeAll(prepared.dropped());
        decide(
                height,
                time,
                prepared.chosen().stream().map(SignedTransaction::jws).toList());
        if (deliver) apply(running, blocks.getLast());
    }

    /** Makes a block of any bytes, as no honest proposer would. */
    public synchronized void force(List<Bytes> transactions) {
        decide(blocks.size() + 1L, blocks.getLast().header().time().millis() + 1, transactions);
        apply(running(), blocks.getLast());
    }

    private Application running() {
        Application running = application;
        if (running == null) throw new IllegalStateException("not started");
        return running;
    }

    private void decide(long height, long time, List<Bytes> transactions) {
        AppState state = running().info();
        Commit last = commits.isEmpty() ? Commit.EMPTY : commits.getLast();
        var header = new Header(
                new Version(Version.BLOCK_PROTOCOL, 1),
                genesis.chainId(),
                height,
                Timestamp.ofMillis(time),
                last.blockId(),
                last.hash(),
                Block.dataHash(transactions),
                validators.hash(),
                validators.hash(),
                ConsensusParams.DEFAULT.hash(),
                state.appHash(),
                state.resultsHash(),
                Block.NO_EVIDENCE,
                validators.validators().getFirst().address());
        var block = new Block(header, transactions, last);
        blocks.add(block);
        commits.add(sign(block, time));
    }

    private Commit sign(Block block, long time) {
        BlockId id = BlockId.of(block);
        long height = block.header().height();
        var vote = new Vote(height, 0, id, Timestamp.ofMillis(time + 1));
        Bytes signature = Bytes.owned(VALIDATOR.sign(vote.signBytes(genesis.chainId())));
        var sig = new CommitSig(
                CommitSig.Flag.COMMIT, validators.validators().getFirst().address(), vote.timestamp(), signature);
        return new Commit(height, 0, id, List.of(sig));
    }

    private static void apply(Application application, Block block) {
        List<byte[]> transactions =
                block.transactions().stream().map(Bytes::toArray).toList();
        var _ = application.finalizeBlock(
                block.header().height(), block.header().time(), transactions);
        application.commit();
    }

    @Override
    public synchronized long height() {
        return blocks.size();
    }

    @Override
    public synchronized Optional<StoredBlock> block(long height) {
        if (height < 1 || height > blocks.size()) return Optional.empty();
        Block block = blocks.get((int) height - 1);
        return Optional.of(new StoredBlock(block.header(), block.transactions(), commits.get((int) height - 1)));
    }

    @Override
    public synchronized Optional<LightBlock> lightBlock(long height) {
        return block(height).map(block -> new LightBlock(new SignedHeader(block.header(), block.commit()), validators));
    }

    @Override
    public Optional<ValidatorSet> validators(long height) {
        return Optional.of(validators);
    }

    @Override
    public List<Long> validatorChanges() {
        return List.of();
    }

    @Override
    public Health health() {
        return taking ? new Health.Running() : new Health.ReadOnly("CE-000", "The test says so.");
    }

    @Override
    public EngineFigures figures() {
        return EngineFigures.ALONE;
    }

    @Override
    public void close() {}
}
