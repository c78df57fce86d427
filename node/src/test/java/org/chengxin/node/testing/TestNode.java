package org.chengxin.node.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.content.ContentStore;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.OperatorSigner;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;

/** A node over {@link TestGenesis}, or another genesis, with an engine that is stepped, in one thread unless the test brings more. */
public final class TestNode implements AutoCloseable {

    private final Genesis genesis;
    private final TestStores stores;
    private final NodeSettings settings;
    private final SteppedConsensus consensus;
    private final CountingVerifier verifier = new CountingVerifier();
    private final Map<KeyId, Long> sequences = new ConcurrentHashMap<>();
    private final AtomicLong now = new AtomicLong();
    private StateStore state;
    private ContentStore contents;
    private Node node;

    private TestNode(Genesis genesis, TestStores stores, NodeSettings settings) {
        this.genesis = genesis;
        now.set(genesis.time() + 1_000);
        this.stores = stores;
        this.settings = settings;
        consensus = new SteppedConsensus(genesis.chain(), genesis.time(), FirstState.root(genesis), now::get);
        state = stores.openState();
        contents = stores.openContents();
        node = open();
        node.start();
    }

    /** A node that has started and made no block. */
    public static TestNode start(TestStores stores) {
        return start(stores, NodeSettings.ordinary());
    }

    /** A node with these bounds. */
    public static TestNode start(TestStores stores, NodeSettings settings) {
        return new TestNode(TestGenesis.GENESIS, stores, settings);
    }

    /** A node of another genesis, which has the operator's key too. */
    public static TestNode start(Genesis genesis, TestStores stores) {
        return new TestNode(genesis, stores, NodeSettings.ordinary());
    }

    private Node open() {
        return Node.open(
                genesis,
                FirstState.root(genesis),
                new Ports(consensus, state, contents, verifier, now::get, Optional.of(new Operator()), Runnable::run),
                settings);
    }

    private static final class Operator implements OperatorSigner {

        @Override
        public KeyId key() {
            return TestGenesis.OPERATOR.id();
        }

        @Override
        public byte[] sign(Payload payload) {
            return TestCity.sign(TestGenesis.OPERATOR, payload);
        }
    }

    /** Dies and comes back: what waited is lost, and stores are opened again. */
    public TestNode restart() {
        consensus.crash();
        state.close();
        contents.close();
        state = stores.openState();
        contents = stores.openContents();
        node = open();
        node.start();
        return this;
    }

    /** How its chain begins. */
    public Genesis genesis() {
        return genesis;
    }

    /** The node. */
    public Node node() {
        return node;
    }

    /** Its engine. */
    public SteppedConsensus consensus() {
        return consensus;
    }

    /** What checks its signatures. */
    public CountingVerifier verifier() {
        return verifier;
    }

    /** Its contents. */
    public ContentStore contents() {
        return contents;
    }

    /** The newest state. */
    public View view() {
        return node.newest().view();
    }

    /** The time of its clock, in milliseconds. */
    public long now() {
        return now.get();
    }

    /** Lets time pass. */
    public void pass(long millis) {
        now.addAndGet(millis);
    }

    /** A transaction with the key's next sequence, good for an hour. */
    public byte[] sign(TestKey key, Transaction transaction) {
        return sign(key, transaction, sequences.merge(key.id(), 1L, Long::sum));
    }

    /** A transaction with a sequence of the caller's choice, good for an hour. */
    public byte[] sign(TestKey key, Transaction transaction, long sequence) {
        return TestCity.sign(key, new Payload(genesis.chain(), now.get() + 3_600_000, sequence, transaction));
    }

    /** Hands in bytes. */
    public Submission submit(byte[] jws) {
        return node.submit(jws.clone(), Optional.empty());
    }

    /** Signs and hands in a transaction without content. */
    public Submission submit(TestKey key, Transaction transaction) {
        return submit(sign(key, transaction));
    }

    /** Signs and hands in a publication with its content. */
    public Submission submit(TestKey key, TestRecord record) {
        return submit(sign(key, record.publication()), record.opening());
    }

    /** Hands in bytes with content. */
    public Submission submit(byte[] jws, ContentOpening opening) {
        return node.submit(jws.clone(), Optional.of(opening));
    }

    /** Makes a block of what waits. */
    public void block() {
        consensus.step();
    }

    /** Hands in, makes a block and tells the result. */
    public TransactionResult commit(TestKey key, Transaction transaction) {
        return result(submit(key, transaction));
    }

    /** Hands in with content, makes a block and tells the result. */
    public TransactionResult commit(TestKey key, TestRecord record) {
        return result(submit(key, record));
    }

    private TransactionResult result(Submission submission) {
        if (!(submission instanceof Submission.Pending pending))
            throw new AssertionError("should wait for a block: " + submission);
        block();
        Submission.Conclusion conclusion = pending.conclusion().join();
        if (!(conclusion instanceof Submission.Committed committed))
            throw new AssertionError("should be in a block: " + conclusion);
        return committed.transaction().result();
    }

    /** Root of the newest state. */
    public Bytes root() {
        return node.newest().committed().appHash();
    }

    @Override
    public void close() {
        node.close();
        state.close();
        contents.close();
    }
}
