package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.chengxin.consensus.cometbft.process.PeerAddress;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.RelayedApplication;
import org.chengxin.node.port.RelayedConsensus;
import org.chengxin.node.port.StoredBlock;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four whole nodes that agree through CometBFT. */
@Tag("peers")
class FourValidatorsPeersTest {

    private static final int VALIDATORS = 4;
    private static final int DISHONEST = 3;
    private static final int TURNS = 3;
    private static final int MOST_TURNS = 500;

    @TempDir
    private Path folder;

    private final List<TestValidator> nodes = new ArrayList<>();
    private final List<Bytes> refused = new CopyOnWriteArrayList<>();
    private Optional<DishonestProposer> dishonest = Optional.empty();

    @BeforeEach
    void start() {
        List<TestKey> keys = IntStream.range(0, VALIDATORS)
                .mapToObj(i -> InsecureTestKeys.ed25519(TestGenesis.authority(i + 1), "validator " + i))
                .toList();
        List<InetSocketAddress> addresses = IntStream.range(0, VALIDATORS)
                .mapToObj(i -> RealCometBft.free())
                .toList();
        GenesisDocument genesis = genesis(keys);
        // The first one waits alone for the others: a start that waited for a quorum would never return.
        var limits = new CometBftLimits(100, 60_000, 60_000, 90_000, 10_000, 64);
        for (int i = 0; i < VALIDATORS; i++) {
            List<PeerAddress> peers = new ArrayList<>();
            for (int other = 0; other < VALIDATORS; other++)
                if (other != i)
                    peers.add(PeerAddress.of(
                            PeerAddress.nodeId(keys.get(other).jwk().x()),
                            "127.0.0.1:" + addresses.get(other).getPort()));
            nodes.add(new TestValidator(
                    genesis,
                    RealCometBft.start(
                            folder.resolve("node" + i), genesis, keys.get(i), keys.get(i), addresses.get(i), peers),
                    new MemoryStateStore(),
                    new MemoryContentStore(),
                    limits,
                    i == DISHONEST ? this::corrupted : this::watched));
        }
        nodes.forEach(TestValidator::awaitRunning);
    }

    private Consensus corrupted(Consensus engine) {
        dishonest = Optional.of(new DishonestProposer(engine));
        return dishonest.orElseThrow();
    }

    /** Notes what is in the proposals that a node refuses. */
    private Consensus watched(Consensus engine) {
        return new RelayedConsensus(engine) {
            @Override
            public void start(Application application) {
                super.start(new RelayedApplication(application) {
                    @Override
                    public boolean accepts(long height, Timestamp time, List<byte[]> transactions) {
                        boolean accepts = super.accepts(height, time, transactions);
                        if (!accepts) transactions.forEach(one -> refused.add(Bytes.of(one)));
                        return accepts;
                    }
                });
            }
        };
    }

    private static GenesisDocument genesis(List<TestKey> keys) {
        GenesisDocument alone = TestValidator.GENESIS;
        return new GenesisDocument(
                alone.time(),
                alone.chainId(),
                1,
                alone.params(),
                keys.stream()
                        .map(key -> new GenesisDocument.NamedValidator(
                                key.organisation().text(),
                                new Validator(key.jwk().x(), 10)))
                        .toList(),
                alone.appHash(),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        nodes.forEach(TestValidator::close);
    }

    @Test
    void what_any_node_is_given_is_on_all_of_them() {
        List<Submission.Pending> pending = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TestValidator node = nodes.get(i % VALIDATORS);
            pending.add(submit(node, TestGenesis.REGISTRAR, i + 1, registration(i)));
            TestRecord permit = TestRecord.permit(i, TestGenesis.company(1));
            Submission published = node.node()
                    .submit(
                            TestValidator.sign(TestGenesis.PUBLISHER, i + 1, permit.publication()),
                            Optional.of(permit.opening()));
            pending.add(assertInstanceOf(Submission.Pending.class, published));
        }
        for (Submission.Pending one : pending)
            assertInstanceOf(Submission.Committed.class, one.conclusion().join());
        awaitAgreement();
    }

    @Test
    void of_two_transactions_with_one_sequence_one_is_in_a_block_and_the_other_is_refused() {
        List<Submission.Pending> pending = new ArrayList<>();
        for (int sequence = 1; sequence <= 20; sequence++)
            for (TestValidator node : nodes)
                pending.add(submit(
                        node,
                        TestGenesis.REGISTRAR,
                        sequence,
                        registration(sequence * VALIDATORS + nodes.indexOf(node))));
        int committed = 0;
        for (Submission.Pending one : pending) {
            Patience.until(() -> one.conclusion().isDone(), nodes::toString);
            switch (one.conclusion().join()) {
                case Submission.Committed _ -> committed++;
                case Submission.Refused(var reason) -> assertEquals(AdmissionReason.SEQUENCE_MUST_BE_NEW, reason);
            }
        }
        assertEquals(20, committed);
        for (TestValidator node : nodes) Patience.until(() -> inMempool(node) == 0, nodes::toString);
        awaitAgreement();
    }

    @Test
    void what_a_dishonest_proposer_puts_into_its_blocks_is_in_none_and_the_others_go_on() {
        DishonestProposer proposer = dishonest.orElseThrow();
        byte[] forged = TestValidator.sign(TestGenesis.REGISTRAR, 900, registration(900));
        forged[forged.length - 3] ^= 1;
        proposer.smuggle(parse(forged));
        int number = 0;
        while (proposer.proposals() < TURNS || !refused.contains(Bytes.of(forged))) {
            number++;
            assertTrue(number < MOST_TURNS, "no honest node has refused a proposal with it");
            Submission.Pending one = submit(nodes.getFirst(), TestGenesis.REGISTRAR, number, registration(number));
            assertInstanceOf(Submission.Committed.class, one.conclusion().join());
        }
        awaitAgreement();
        CometBftConsensus engine = nodes.getFirst().consensus();
        int committed = 0;
        for (long height = 1; height <= engine.height(); height++) {
            StoredBlock block = engine.block(height).orElseThrow();
            assertFalse(block.transactions().contains(Bytes.of(forged)));
            committed += block.transactions().size();
        }
        assertEquals(number, committed);
    }

    private static SignedTransaction parse(byte[] jws) {
        try {
            return SignedTransaction.parse(jws);
        } catch (InadmissibleException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void awaitAgreement() {
        Patience.until(
                () -> nodes.stream()
                                .map(FourValidatorsPeersTest::root)
                                .distinct()
                                .count()
                        == 1,
                nodes::toString);
        assertEquals(
                1, nodes.stream().map(node -> node.node().facts()).distinct().count());
    }

    private static Bytes root(TestValidator node) {
        return node.node().newest().committed().appHash();
    }

    private static long inMempool(TestValidator node) {
        try (var rpc = new RpcClient(node.cometbft().endpoints().rpc())) {
            return RpcJson.integer(rpc.call("num_unconfirmed_txs", Map.of()), "total");
        } catch (IOException notNow) {
            return -1;
        }
    }

    private static Submission.Pending submit(TestValidator node, TestKey key, long sequence, Transaction one) {
        return assertInstanceOf(
                Submission.Pending.class, node.node().submit(TestValidator.sign(key, sequence, one), Optional.empty()));
    }

    private static Transaction registration(int number) {
        return new RegisterOrganisation(
                TestGenesis.company(200 + number),
                "示例" + number + "有限公司",
                LocalDate.parse("2020-01-01"),
                Optional.empty());
    }
}
