package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.RecordingApplication;
import org.chengxin.node.port.StoredBlock;

/** An engine with everything around it that outlives it. */
final class TestBench {

    static final TestKey VALIDATOR = InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "validator");
    static final WatchedSigner SIGNER = new WatchedSigner(VALIDATOR);
    static final List<SignedTransaction> TRANSACTIONS = transactions(60);

    static final GenesisDocument GENESIS = new GenesisDocument(
            Timestamp.ofMillis(TestGenesis.TIME),
            "shili-test-1",
            1,
            ConsensusParams.DEFAULT,
            List.of(new GenesisDocument.NamedValidator(
                    "validator", new Validator(VALIDATOR.jwk().x(), 10))),
            RecordingApplication.FIRST_ROOT,
            Optional.empty());

    static final EngineLimits LIMITS =
            new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 1 << 26, 100_000, 1 << 30);

    final MemoryStorage storage;
    final RecordingApplication application = new RecordingApplication();
    VirtualTime time = new VirtualTime(TestGenesis.TIME + 5_000);
    EngineLimits limits = LIMITS;
    GenesisDocument genesis = GENESIS;
    BlockSigner signer = SIGNER;
    Optional<Fence> fence = Optional.empty();
    EmbeddedEngine engine;
    private int next;

    TestBench() {
        this(new MemoryStorage());
    }

    TestBench(MemoryStorage storage) {
        this.storage = storage;
        SIGNER.forget();
        engine = create();
    }

    private EmbeddedEngine create() {
        return new EmbeddedEngine(genesis, storage, signer, time, limits, fence);
    }

    /** What a new engine over what the last one left behind finds without being started. */
    Optional<EngineStop> examined() {
        return create().examine();
    }

    /** Starts a new engine over what the last one left behind. */
    TestBench start() {
        engine = create();
        engine.start(application);
        return this;
    }

    /** Starts and works, and must have come to run. */
    TestBench run() {
        start().settle();
        assertEquals(new Health.Running(), engine.health());
        return this;
    }

    /** Starts, and must be stopped or read-only with a code. */
    String codeOfStart() {
        return code(start().settle().engine.health());
    }

    static String code(Health health) {
        return switch (health) {
            case Health.Stopped stopped -> stopped.code();
            case Health.Unconfirmed unconfirmed -> unconfirmed.code();
            case Health.ReadOnly readOnly -> readOnly.code();
            case Health.Running running -> "running";
            case Health.Starting starting -> "starting";
        };
    }

    /** Works until nothing is to be done at once. */
    TestBench settle() {
        while (engine.step() == 0) time.pass(1);
        return this;
    }

    /** Submits so many transactions that nobody has seen before. */
    List<Bytes> submit(int count) {
        List<Bytes> submitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SignedTransaction transaction = TRANSACTIONS.get(next++);
            assertTrue(engine.submit(new AdmittedTransaction(transaction)));
            submitted.add(transaction.jws());
        }
        return submitted;
    }

    /** Submits so many transactions, unless the engine takes none. */
    void submitIfRunning(int count) {
        if (engine.health() instanceof Health.Running) submit(count);
    }

    /** Makes so many blocks with two transactions each, and the proof blocks after them. */
    TestBench grow(int blocks) {
        for (int i = 0; i < blocks; i++) {
            submit(2);
            settle();
        }
        return this;
    }

    /** Name of the newest file of the log. */
    String file() {
        return storage.names().stream()
                .filter(name -> name.endsWith(Segment.SUFFIX))
                .sorted()
                .toList()
                .getLast();
    }

    /** The log as bytes say, read by nothing of the engine's memory. */
    BlockLog log() {
        Bytes chain = new BlockRules(genesis, signer).identity();
        return new BlockLog(
                storage,
                chain,
                limits.segmentBytes(),
                LogOpening.read(storage, chain, Long.MAX_VALUE).segments());
    }

    /** Every block follows from the one before and from the application. */
    void requireSoundChain() {
        Commit commit = Commit.EMPTY;
        for (long height = 1; height <= engine.height(); height++) {
            StoredBlock block = engine.block(height).orElseThrow();
            assertEquals(commit.blockId(), block.header().lastBlockId(), "at height " + height);
            assertEquals(commit.hash(), block.header().lastCommitHash());
            assertEquals(application.state(height - 1).appHash(), block.header().appHash());
            assertEquals(
                    application.state(height - 1).resultsHash(), block.header().lastResultsHash());
            commit = block.commit();
        }
        assertEquals(engine.height(), application.info().height());
        assertEquals(engine.height(), SIGNER.highest());
    }

    private static List<SignedTransaction> transactions(int count) {
        TestCity city = TestCity.found();
        List<TestKey> keys = List.of(TestGenesis.REGISTRAR, TestGenesis.PUBLISHER, TestGenesis.OPERATOR);
        List<SignedTransaction> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++)
                all.add(SignedTransaction.parse(city.sign(
                        keys.get(i % keys.size()), new DissolveOrganisation(TestGenesis.COMPANY.organisation()))));
        } catch (InadmissibleException impossible) {
            throw new IllegalStateException(impossible);
        }
        return all;
    }
}
