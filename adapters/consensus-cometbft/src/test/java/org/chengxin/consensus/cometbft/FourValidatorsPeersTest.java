package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengxin.consensus.cometbft.process.PeerAddress;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.flow.Submission;
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

    @TempDir
    private Path folder;

    private final List<TestValidator> nodes = new ArrayList<>();

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
                    limits));
        }
        nodes.forEach(TestValidator::awaitRunning);
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
