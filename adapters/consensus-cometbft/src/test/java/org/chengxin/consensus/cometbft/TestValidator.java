package org.chengxin.consensus.cometbft;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.chengxin.content.ContentStore;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.CountingVerifier;

/** A whole node over {@link TestGenesis} on a CometBFT of its own. */
final class TestValidator implements AutoCloseable {

    /** The one validator. */
    static final TestKey KEY = InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "validator");

    /** How the chain begins. */
    static final GenesisDocument GENESIS = new GenesisDocument(
            Timestamp.ofMillis(TestGenesis.TIME),
            TestGenesis.GENESIS.chain(),
            1,
            ConsensusParams.DEFAULT,
            List.of(new GenesisDocument.NamedValidator(
                    "validator", new Validator(KEY.jwk().x(), 10))),
            FirstState.root(TestGenesis.GENESIS),
            Optional.empty());

    private static final long HOUR_MILLIS = 3_600_000;

    private final RealCometBft cometbft;
    private final CometBftConsensus consensus;
    private final StateStore state;
    private final ContentStore contents;
    private final ExecutorService follower = Executors.newSingleThreadExecutor();
    private final Node node;

    /** Opens a node over these stores, which it closes, starts it, and waits until it takes transactions. */
    TestValidator(Path folder, StateStore state, ContentStore contents) {
        this(
                GENESIS,
                RealCometBft.start(folder.resolve("cometbft"), GENESIS, KEY),
                state,
                contents,
                CometBftLimits.ordinary());
        awaitRunning();
    }

    /** Opens a node over these stores, which it closes, and starts it. */
    TestValidator(
            GenesisDocument document,
            RealCometBft cometbft,
            StateStore state,
            ContentStore contents,
            CometBftLimits limits) {
        this(document, cometbft, state, contents, limits, UnaryOperator.identity());
    }

    /** The same with something between the engine and its node. */
    TestValidator(
            GenesisDocument document,
            RealCometBft cometbft,
            StateStore state,
            ContentStore contents,
            CometBftLimits limits,
            UnaryOperator<Consensus> between) {
        this.state = state;
        this.contents = contents;
        this.cometbft = cometbft;
        consensus = new CometBftConsensus(document, cometbft.endpoints(), limits, cometbft::condition);
        Genesis genesis = TestGenesis.GENESIS;
        node = Node.open(
                genesis,
                FirstState.root(genesis),
                new Ports(
                        between.apply(consensus),
                        state,
                        contents,
                        new CountingVerifier(),
                        System::currentTimeMillis,
                        Optional.empty(),
                        follower),
                NodeSettings.ordinary());
        node.start();
    }

    /** Waits until it takes transactions. */
    void awaitRunning() {
        Patience.until(this::takesTransactions, this::toString);
    }

    /** Housekeeping is what lets a node that had to wait for its engine begin. */
    private boolean takesTransactions() {
        var _ = node.housekeeping().run();
        return consensus.health() instanceof Health.Running;
    }

    /** The node. */
    Node node() {
        return node;
    }

    /** Its engine. */
    CometBftConsensus consensus() {
        return consensus;
    }

    /** The process beside it. */
    RealCometBft cometbft() {
        return cometbft;
    }

    /** A transaction that is good for an hour from now. */
    static byte[] sign(TestKey key, long sequence, Transaction transaction) {
        long expires = System.currentTimeMillis() + HOUR_MILLIS;
        return TestCity.sign(key, new Payload(TestGenesis.GENESIS.chain(), expires, sequence, transaction));
    }

    @Override
    public void close() {
        node.close();
        cometbft.close();
        consensus.close();
        follower.close();
        state.close();
        contents.close();
    }

    /** What is known when something goes wrong. */
    @Override
    public String toString() {
        return node.status() + " " + cometbft.condition();
    }
}
