package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.Security;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.EngineLimits;
import org.chengxin.consensus.embedded.MemoryStorage;
import org.chengxin.consensus.embedded.PrivateKeySigner;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.StoredBlock;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.CountingVerifier;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CometBFT ordered is put before the embedded engine, block by block with the same times. */
@Tag("peers")
class SameBlocksPeersTest {

    private static final int WAVES = 6;
    private static final int IN_A_WAVE = 20;
    private static final int OTHERS = 4;

    @TempDir
    private Path folder;

    private final List<Submission.Pending> pending = new ArrayList<>();
    private long sequence;
    private int refused;

    @Test
    void the_same_blocks_give_the_same_state_on_both_engines() {
        List<StoredBlock> blocks = new ArrayList<>();
        Bytes facts;
        try (var validator = new TestValidator(folder, new MemoryStateStore(), new MemoryContentStore())) {
            for (int wave = 0; wave < WAVES; wave++) wave(validator, wave * IN_A_WAVE);
            Patience.until(() -> isProven(validator), validator::toString);
            for (long height = 1; height <= validator.consensus().height(); height++)
                blocks.add(validator.consensus().block(height).orElseThrow());
            facts = validator.node().facts();
        }
        assertEquals(
                WAVES * (2 * IN_A_WAVE + OTHERS),
                blocks.stream().mapToInt(block -> block.transactions().size()).sum());
        assertEquals(2 * WAVES, refused);
        assertEquals(facts, onTheEmbeddedEngine(blocks));
    }

    private void wave(TestValidator validator, int first) {
        for (int i = first; i < first + IN_A_WAVE; i++) {
            sequence++;
            TestRecord record = TestRecord.permit(i, TestGenesis.company(i % 7 + 1));
            submit(validator, TestGenesis.REGISTRAR, registration(i), Optional.empty());
            submit(validator, TestGenesis.PUBLISHER, record.publication(), Optional.of(record.opening()));
        }
        settle();
        others(validator, first);
        settle();
    }

    /** A withdrawal, a new key, and two transactions that the rules refuse. */
    private void others(TestValidator validator, int first) {
        sequence++;
        TestKey fresh = InsecureTestKeys.ed25519(TestGenesis.COMPANY.organisation(), "key " + first);
        RecordId withdrawn = TestRecord.permit(first, TestGenesis.COMPANY.organisation())
                .publication()
                .record();
        submit(validator, TestGenesis.PUBLISHER, new WithdrawRecord(withdrawn), Optional.empty());
        submit(validator, TestGenesis.COMPANY, new AddKey(fresh.jwk()), Optional.empty());
        submit(validator, TestGenesis.REGISTRAR, registration(first), Optional.empty());
        sequence++;
        submit(validator, TestGenesis.COMPANY, registration(first), Optional.empty());
    }

    private void settle() {
        for (Submission.Pending one : pending) {
            var committed = assertInstanceOf(
                    Submission.Committed.class, one.conclusion().join());
            if (committed.transaction().result().code() == TransactionResult.REFUSED) refused++;
        }
        pending.clear();
    }

    private static Transaction registration(int number) {
        return new RegisterOrganisation(
                TestGenesis.company(100 + number),
                "示例" + number + "有限公司",
                LocalDate.parse("2020-01-01"),
                Optional.empty());
    }

    private void submit(TestValidator validator, TestKey key, Transaction one, Optional<ContentOpening> opening) {
        Submission submission = validator.node().submit(TestValidator.sign(key, sequence, one), opening);
        pending.add(assertInstanceOf(Submission.Pending.class, submission));
    }

    private static boolean isProven(TestValidator validator) {
        Bytes root = validator.node().newest().committed().appHash();
        CometBftConsensus consensus = validator.consensus();
        return consensus
                .block(consensus.height())
                .filter(block -> block.header().appHash().equals(root))
                .isPresent();
    }

    /** The vote for a block is given the time of the next one, which makes it the next one's. */
    private static Bytes onTheEmbeddedEngine(List<StoredBlock> blocks) {
        var time = new VirtualTime(blocks.get(1).header().time().millis());
        var signer = new PrivateKeySigner(
                TestValidator.KEY.jwk().x(), TestValidator.KEY.secret(), Security.getProvider("SunEC"));
        var engine = new EmbeddedEngine(
                TestValidator.GENESIS, new MemoryStorage(), signer, time, EngineLimits.ordinary(), Optional.empty());
        try (var state = new MemoryStateStore();
                var contents = new MemoryContentStore()) {
            Node node = Node.open(
                    TestGenesis.GENESIS,
                    FirstState.root(TestGenesis.GENESIS),
                    new Ports(
                            engine,
                            state,
                            contents,
                            new CountingVerifier(),
                            time::now,
                            Optional.empty(),
                            Runnable::run),
                    NodeSettings.ordinary());
            node.start();
            for (int i = 0; i < blocks.size(); i++) {
                StoredBlock next = blocks.get(Math.min(i + 1, blocks.size() - 1));
                time.pass(Math.max(0, next.header().time().millis() - time.now()));
                repeat(engine, blocks.get(i));
            }
            return node.facts();
        }
    }

    private static void repeat(EmbeddedEngine engine, StoredBlock block) {
        for (Bytes transaction : block.transactions())
            assertTrue(engine.submit(new AdmittedTransaction(parse(transaction))));
        engine.step();
        long height = block.header().height();
        assertEquals(height, engine.height());
        StoredBlock made = engine.block(height).orElseThrow();
        assertEquals(block.transactions(), made.transactions());
        assertEquals(block.header().time().millis(), made.header().time().millis());
        assertEquals(block.header().appHash(), made.header().appHash());
        assertEquals(block.header().lastResultsHash(), made.header().lastResultsHash());
    }

    private static SignedTransaction parse(Bytes transaction) {
        try {
            return SignedTransaction.parse(transaction.toArray());
        } catch (InadmissibleException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
