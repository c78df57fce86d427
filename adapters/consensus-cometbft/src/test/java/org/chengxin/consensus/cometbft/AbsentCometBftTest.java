package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.CountingVerifier;
import org.chengxin.node.testing.SteppedConsensus;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose CometBFT is not there yet answers from its state and takes nothing. */
class AbsentCometBftTest {

    @TempDir
    private Path folder;

    private static final Bytes ROOT = FirstState.root(TestGenesis.GENESIS);

    private final MemoryStateStore state = new MemoryStateStore();
    private final MemoryContentStore contents = new MemoryContentStore();

    @Test
    void a_node_with_blocks_starts_without_it_and_takes_nothing() {
        makeBlocks();
        try (var engine = new CometBftConsensus(
                TestValidator.GENESIS,
                new CometBftEndpoints(folder.resolve("abci.sock"), URI.create("http://127.0.0.1:1")),
                new CometBftLimits(50, 30_000, 20_000, 90_000, 100, 16))) {
            Node node = open(engine);
            node.start();
            assertEquals(new Health.Starting(), engine.health());
            assertEquals(2, node.newest().height());
            byte[] transaction = TestValidator.sign(
                    TestGenesis.REGISTRAR, 1, new DissolveOrganisation(TestGenesis.COMPANY.organisation()));
            var busy = assertInstanceOf(Submission.Busy.class, node.submit(transaction, Optional.empty()));
            assertEquals(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS, busy.reason());
        }
    }

    private void makeBlocks() {
        var stepped =
                new SteppedConsensus(TestGenesis.GENESIS.chain(), TestGenesis.TIME, ROOT, System::currentTimeMillis);
        Node node = open(stepped);
        node.start();
        stepped.step();
        stepped.step();
        node.close();
    }

    private Node open(Consensus consensus) {
        return Node.open(
                TestGenesis.GENESIS,
                ROOT,
                new Ports(
                        consensus,
                        state,
                        contents,
                        new CountingVerifier(),
                        System::currentTimeMillis,
                        Optional.empty(),
                        Runnable::run),
                NodeSettings.ordinary());
    }
}
