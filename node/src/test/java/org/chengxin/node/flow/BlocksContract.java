package org.chengxin.node.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.GENESIS;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.state.StateHistory;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Test;

/** What a node promises about blocks and the state they lead to, over any stores. */
public abstract class BlocksContract {

    /** Empty stores. */
    protected abstract TestStores stores();

    private static Transaction registration(int number) {
        return new RegisterOrganisation(
                TestGenesis.company(number), "示例" + number + "有限公司", LocalDate.parse("2020-01-01"), Optional.empty());
    }

    private static Transaction renaming(String name) {
        return new ChangeOrganisation(COMPANY.organisation(), Optional.of(name), Optional.empty());
    }

    private static String name(StateVersion version) {
        return version.view()
                .find(new OrganisationKey(COMPANY.organisation()))
                .map(Organisation::name)
                .orElseThrow();
    }

    @Test
    void the_state_begins_with_the_genesis() {
        try (TestNode city = TestNode.start(stores())) {
            assertEquals(0, city.node().newest().height());
            assertEquals(FirstState.root(GENESIS), city.root());
            assertEquals("示例甲有限公司", name(city.node().newest()));
        }
    }

    @Test
    void an_empty_block_changes_no_state() {
        try (TestNode city = TestNode.start(stores())) {
            Bytes before = city.root();
            city.block();
            city.block();
            assertEquals(before, city.root());
            assertEquals(2, city.node().newest().height());
        }
    }

    @Test
    void a_node_that_comes_back_has_the_same_state() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(REGISTRAR, registration(50));
            Bytes root = city.root();
            city.restart();
            assertEquals(root, city.root());
            assertEquals(1, city.node().newest().height());
            assertEquals(TransactionResult.accepted(), city.commit(REGISTRAR, registration(51)));
        }
    }

    @Test
    void a_block_that_was_decided_and_not_applied_is_applied_when_the_node_comes_back() {
        try (TestNode city = TestNode.start(stores())) {
            byte[] jws = city.sign(REGISTRAR, registration(50));
            assertInstanceOf(Submission.Pending.class, city.submit(jws));
            city.consensus().step(false);
            assertEquals(0, city.node().newest().height());
            city.restart();
            assertEquals(1, city.node().newest().height());
            assertInstanceOf(Submission.Committed.class, city.submit(jws));
        }
    }

    @Test
    void the_same_blocks_lead_to_the_same_state_from_the_start() {
        try (TestNode city = TestNode.start(stores());
                TestNode other = TestNode.start(stores())) {
            for (int number = 50; number < 80; number++) {
                city.submit(REGISTRAR, registration(number));
                if (number % 7 == 0) city.block();
            }
            city.block();
            for (long height = 1; height <= city.consensus().height(); height++) {
                List<Bytes> transactions =
                        city.consensus().block(height).orElseThrow().transactions();
                if (height == 1) {
                    transactions.forEach(jws -> other.submit(jws.toArray()));
                    other.block();
                } else {
                    other.consensus().force(transactions);
                }
            }
            assertEquals(names(city), names(other));
            assertEquals(city.node().facts(), other.node().facts());
        }
    }

    private static List<String> names(TestNode city) {
        List<String> names = new ArrayList<>();
        for (int number = 50; number < 80; number++)
            names.add(city.view()
                    .find(new OrganisationKey(TestGenesis.company(number)))
                    .orElseThrow()
                    .name());
        return names;
    }

    @Test
    void what_a_block_should_not_hold_changes_nothing_and_is_not_the_result_of_the_transaction() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            byte[] good = city.sign(REGISTRAR, registration(50), 1);
            byte[] other = city.sign(REGISTRAR, registration(51), 1);
            byte[] forged = good.clone();
            System.arraycopy(other, other.length - 86, forged, forged.length - 86, 86);
            Bytes before = city.root();
            city.consensus().force(List.of(Bytes.of(forged), Bytes.of("nonsense".getBytes(UTF_8))));
            assertEquals(before, city.root());
            assertInstanceOf(Submission.Pending.class, city.submit(good));
            city.block();
            assertInstanceOf(Submission.Committed.class, city.submit(good));
        }
    }

    @Test
    void what_waits_while_its_sequence_is_used_elsewhere_is_told_so() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            var waiting =
                    assertInstanceOf(Submission.Pending.class, city.submit(city.sign(REGISTRAR, registration(50), 1)));
            city.consensus().force(List.of(Bytes.of(city.sign(REGISTRAR, registration(51), 1))));
            city.block();
            assertEquals(
                    new Submission.Refused(AdmissionReason.SEQUENCE_MUST_BE_NEW),
                    waiting.conclusion().join());
        }
    }

    @Test
    void transactions_of_all_organisations_take_turns_in_a_block() {
        try (TestNode city = TestNode.start(stores())) {
            for (int number = 50; number < 54; number++) city.submit(REGISTRAR, registration(number));
            city.submit(COMPANY, registration(60));
            city.submit(PUBLISHER, registration(61));
            city.block();
            List<Bytes> inBlock = city.consensus().block(1).orElseThrow().transactions();
            assertEquals(6, inBlock.size());
            List<String> senders = inBlock.stream().map(BlocksContract::sender).toList();
            assertEquals(3, senders.subList(0, 3).stream().distinct().count());
        }
    }

    private static String sender(Bytes jws) {
        try {
            return org.chengxin.ledger.SignedTransaction.parse(jws.toArray())
                    .key()
                    .text();
        } catch (org.chengxin.ledger.InadmissibleException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Test
    void a_version_stays_what_it_was_while_blocks_go_on() {
        try (TestNode city = TestNode.start(stores())) {
            List<StateVersion> versions = new ArrayList<>(List.of(city.node().newest()));
            for (int i = 1; i <= 5; i++) {
                city.commit(REGISTRAR, renaming("示例" + i + "有限公司"));
                versions.add(city.node().newest());
            }
            assertEquals(
                    List.of("示例甲有限公司", "示例1有限公司", "示例2有限公司", "示例3有限公司", "示例4有限公司", "示例5有限公司"),
                    versions.stream().map(BlocksContract::name).toList());
            for (StateVersion version : versions) assertValuesHaveRoot(version);
            assertNotEquals(
                    versions.get(0).committed().appHash(),
                    versions.get(1).committed().appHash());
        }
    }

    private static void assertValuesHaveRoot(StateVersion version) {
        var organisation = new OrganisationKey(COMPANY.organisation()).path();
        byte[] value = version.get(organisation).orElseThrow();
        var sameTree =
                version.tree().update(new java.util.TreeMap<>(java.util.Map.of(organisation, Optional.of(value))));
        assertEquals(version.committed().appHash(), sameTree.root());
    }

    @Test
    void readers_of_a_version_see_one_moment_while_others_commit() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            var wrong = new AtomicReference<String>();
            var done = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().start(() -> {
                while (done.getCount() > 0) {
                    StateVersion version = city.node().newest();
                    String expected = version.height() == 0 ? "示例甲有限公司" : "示例" + version.height() + "有限公司";
                    for (int i = 0; i < 20; i++) if (!name(version).equals(expected)) wrong.set(name(version));
                }
            });
            for (int height = 1; height <= 150; height++) city.commit(REGISTRAR, renaming("示例" + height + "有限公司"));
            done.countDown();
            reader.join();
            assertEquals(null, wrong.get());
        }
    }

    @Test
    void the_state_of_another_chain_is_refused() {
        TestStores stores = stores();
        try (StateStore store = stores.openState()) {
            StateHistory.open(store, GENESIS, FirstState.root(GENESIS), List.of());
            Genesis other = TestGenesis.with(
                    GENESIS, new ChainState("another-chain", "示例市", "Example City", true, 0, 1, 5_000));
            assertReason(NodeReason.STATE_MUST_BE_OF_THIS_CHAIN, store, other, FirstState.root(other));
        }
    }

    @Test
    void a_genesis_that_names_another_root_begins_nothing() {
        try (StateStore store = stores().openState()) {
            assertReason(NodeReason.GENESIS_MUST_MATCH_ITS_ROOT, store, GENESIS, JellyfishTree.keyHash("another root"));
            assertTrue(store.committed().isEmpty());
        }
    }

    @Test
    void a_state_with_a_changed_value_is_refused() {
        try (StateStore store = stores().openState()) {
            StateHistory.open(store, GENESIS, FirstState.root(GENESIS), List.of());
            Committed unchanged = store.committed().orElseThrow();
            String path = new OrganisationKey(COMPANY.organisation()).path();
            String value = new String(store.get(path).orElseThrow(), UTF_8).replace("示例甲", "示例乙");
            store.commit(new StateBatch(
                    unchanged,
                    List.of(new LeafWrite(
                            JellyfishTree.keyHash(path), path, Optional.of(Bytes.of(value.getBytes(UTF_8))))),
                    List.of()));
            assertReason(NodeReason.STATE_MUST_MATCH_ITS_ROOT, store, GENESIS, FirstState.root(GENESIS));
        }
    }

    private static void assertReason(NodeReason reason, StateStore store, Genesis genesis, Bytes root) {
        NodeException refusal =
                assertThrows(NodeException.class, () -> StateHistory.open(store, genesis, root, List.of()));
        assertEquals(reason, refusal.reason());
    }
}
