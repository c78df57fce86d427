package org.chengxin.node.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.Version;
import org.junit.jupiter.api.Test;

/** What every engine promises. */
public abstract class ConsensusContract {

    /** The one validator. */
    protected static final TestKey VALIDATOR =
            InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "validator");

    /** How the chain of these tests begins. */
    protected static final GenesisDocument GENESIS = new GenesisDocument(
            Timestamp.ofMillis(TestGenesis.TIME),
            "shili-test-1",
            1,
            ConsensusParams.DEFAULT,
            List.of(new GenesisDocument.NamedValidator(
                    "validator", new Validator(VALIDATOR.jwk().x(), 10))),
            RecordingApplication.FIRST_ROOT,
            Optional.empty());

    private final TestCity city = TestCity.found();
    /** Outlives the engines of a test. */
    protected final RecordingApplication application = new RecordingApplication();

    /** An engine over what the last one of this test left behind, not started. */
    protected abstract Consensus open();

    /** Lets the engine work until it rests and everything submitted is in a block. */
    protected abstract void settle(Consensus consensus);

    /** A transaction of an organisation that nobody has sent before. */
    protected SignedTransaction transaction(TestKey key) {
        try {
            return SignedTransaction.parse(
                    city.sign(key, new DissolveOrganisation(TestGenesis.COMPANY.organisation())));
        } catch (InadmissibleException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Starts an engine. */
    protected Consensus started() {
        Consensus consensus = open();
        consensus.start(application);
        settle(consensus);
        assertEquals(new Health.Running(), consensus.health());
        return consensus;
    }

    /** Submits some transactions of different organisations and lets the engine work. */
    protected List<Bytes> submit(Consensus consensus, int count) {
        List<TestKey> keys = List.of(TestGenesis.REGISTRAR, TestGenesis.PUBLISHER, TestGenesis.OPERATOR);
        List<Bytes> submitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SignedTransaction transaction = transaction(keys.get(i % keys.size()));
            assertTrue(consensus.submit(new AdmittedTransaction(transaction)));
            submitted.add(transaction.jws());
        }
        settle(consensus);
        return submitted;
    }

    /** Checks every block against the rules of CometBFT and against the application. */
    protected void requireSoundChain(Consensus consensus) {
        Commit before = Commit.EMPTY;
        BlockId last = BlockId.NONE;
        for (long height = 1; height <= consensus.height(); height++) {
            StoredBlock stored = consensus.block(height).orElseThrow();
            LightBlock light = consensus.lightBlock(height).orElseThrow();
            Header header = stored.header();
            BlockId id = BlockId.of(new Block(header, stored.transactions(), before));
            assertEquals(header, light.header());
            assertEquals(stored.commit(), light.commit());
            assertEquals(
                    Optional.empty(),
                    CommitVerifier.verify(header.chainId(), light.validators(), id, height, stored.commit()));
            assertEquals(new Version(11, 0), header.version());
            assertEquals(GENESIS.chainId(), header.chainId());
            assertEquals(height, header.height());
            assertEquals(
                    height == 1
                            ? GENESIS.time()
                            : before.signatures().getFirst().timestamp(),
                    header.time());
            assertTrue(stored.commit().signatures().getFirst().timestamp().compareTo(header.time()) > 0);
            assertEquals(last, header.lastBlockId());
            assertEquals(before.hash(), header.lastCommitHash());
            assertEquals(Block.dataHash(stored.transactions()), header.dataHash());
            assertEquals(GENESIS.validatorSet().hash(), header.validatorsHash());
            assertEquals(GENESIS.validatorSet().hash(), header.nextValidatorsHash());
            assertEquals(GENESIS.params().hash(), header.consensusHash());
            assertEquals(application.state(height - 1).appHash(), header.appHash());
            assertEquals(application.state(height - 1).resultsHash(), header.lastResultsHash());
            assertEquals(Block.NO_EVIDENCE, header.evidenceHash());
            assertEquals(GENESIS.validatorSet().validators().getFirst().address(), header.proposerAddress());
            before = stored.commit();
            last = id;
        }
    }

    @Test
    void the_first_block_has_the_time_of_genesis_and_nothing_before_it() {
        try (Consensus consensus = started()) {
            Header first = consensus.block(1).orElseThrow().header();
            assertEquals(GENESIS.time(), first.time());
            assertEquals(BlockId.NONE, first.lastBlockId());
            assertEquals(GENESIS.appHash(), first.appHash());
            requireSoundChain(consensus);
        }
    }

    @Test
    void a_submitted_transaction_is_applied_once() {
        try (Consensus consensus = started()) {
            List<Bytes> submitted = submit(consensus, 9);
            assertEquals(new HashSet<>(submitted), new HashSet<>(application.transactions()));
            assertEquals(submitted.size(), application.transactions().size());
            requireSoundChain(consensus);
        }
    }

    @Test
    void the_header_after_a_change_names_the_new_state_and_then_the_chain_rests() {
        try (Consensus consensus = started()) {
            submit(consensus, 3);
            long height = consensus.height();
            assertEquals(
                    application.info().appHash(),
                    consensus.block(height).orElseThrow().header().appHash());
            assertEquals(List.of(), consensus.block(height).orElseThrow().transactions());
            settle(consensus);
            assertEquals(height, consensus.height());
        }
    }

    @Test
    void blocks_are_the_same_when_the_engine_is_opened_again() {
        List<StoredBlock> before = new ArrayList<>();
        try (Consensus consensus = started()) {
            submit(consensus, 5);
            for (long height = 1; height <= consensus.height(); height++)
                before.add(consensus.block(height).orElseThrow());
        }
        try (Consensus consensus = started()) {
            for (StoredBlock block : before)
                assertEquals(block, consensus.block(block.header().height()).orElseThrow());
            submit(consensus, 2);
            requireSoundChain(consensus);
            assertEquals(7, application.transactions().size());
        }
    }

    @Test
    void an_application_that_lacks_blocks_gets_them_again_in_order() {
        List<Bytes> first;
        List<Bytes> second;
        try (Consensus consensus = started()) {
            first = submit(consensus, 4);
            second = submit(consensus, 4);
        }
        List<Bytes> before = application.transactions();
        application.fallBackTo(0);
        try (Consensus consensus = started()) {
            assertEquals(before, application.transactions());
            assertEquals(
                    new HashSet<>(first),
                    new HashSet<>(application.transactions().subList(0, 4)));
            assertEquals(
                    new HashSet<>(second),
                    new HashSet<>(application.transactions().subList(4, 8)));
            requireSoundChain(consensus);
        }
    }

    @Test
    void nothing_is_served_outside_the_chain() {
        try (Consensus consensus = started()) {
            long height = consensus.height();
            for (long outside : new long[] {-1, 0, height + 1, Long.MAX_VALUE}) {
                assertEquals(Optional.empty(), consensus.block(outside));
                assertEquals(Optional.empty(), consensus.lightBlock(outside));
                assertEquals(Optional.empty(), consensus.validators(outside));
            }
            assertEquals(Optional.of(GENESIS.validatorSet()), consensus.validators(height));
            assertEquals(List.of(), consensus.validatorChanges());
        }
    }

    @Test
    void what_a_block_has_no_room_for_is_in_a_later_one() {
        application.cap(2);
        try (Consensus consensus = started()) {
            List<Bytes> submitted = submit(consensus, 7);
            assertEquals(new HashSet<>(submitted), new HashSet<>(application.transactions()));
            for (long height = 1; height <= consensus.height(); height++)
                assertTrue(consensus.block(height).orElseThrow().transactions().size() <= 2);
            requireSoundChain(consensus);
        }
    }

    @Test
    void what_the_application_drops_is_in_no_block() {
        try (Consensus consensus = started()) {
            SignedTransaction twice = transaction(TestGenesis.REGISTRAR);
            consensus.submit(new AdmittedTransaction(twice));
            settle(consensus);
            consensus.submit(new AdmittedTransaction(twice));
            settle(consensus);
            assertEquals(List.of(twice.jws()), application.transactions());
        }
    }
}
