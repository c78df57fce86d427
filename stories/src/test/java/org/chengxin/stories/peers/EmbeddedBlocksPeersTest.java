package org.chengxin.stories.peers;

import java.nio.file.Path;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.EngineLimits;
import org.chengxin.consensus.embedded.MemoryStorage;
import org.chengxin.consensus.embedded.PrivateKeySigner;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.ExecTxResult;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.RecordingApplication;
import org.chengxin.node.port.StoredBlock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Blocks as the embedded engine makes them, judged by CometBFT's own code. */
@Tag("peers")
class EmbeddedBlocksPeersTest {

    private static final long SEED = 20261124;
    private static final int BLOCKS = 1000;
    /** Longer than the engine rests without making an empty block. */
    private static final long IDLE_MILLIS = 31_000;

    private static final TestKey VALIDATOR = InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "validator");

    private final Random chance = new Random(SEED);
    private final TestCity city = TestCity.found();
    private final VirtualTime time = new VirtualTime(TestGenesis.TIME + 5_000);
    private final GenesisDocument genesis = new GenesisDocument(
            Timestamp.ofMillis(TestGenesis.TIME),
            "shili-test-1",
            1,
            ConsensusParams.DEFAULT,
            List.of(new GenesisDocument.NamedValidator(
                    "validator", new Validator(VALIDATOR.jwk().x(), 10))),
            RecordingApplication.FIRST_ROOT,
            Optional.empty());

    @Test
    void cometbft_accepts_a_thousand_blocks_of_the_embedded_engine() throws Exception {
        PeerProgram go = PeerProgram.inGo();
        Path file = PeerProgram.directory().resolve("embedded-blocks.txt");
        try (EmbeddedEngine engine = engine();
                var out = new ChainFile(file, genesis.write())) {
            while (engine.height() < BLOCKS) live(engine);
            Commit before = Commit.EMPTY;
            for (long height = 1; height <= engine.height(); height++) {
                StoredBlock stored = engine.block(height).orElseThrow();
                var block = new Block(stored.header(), stored.transactions(), before);
                out.add(block, engine.validators(height).orElseThrow(), stored.commit(), accepted(stored));
                before = stored.commit();
            }
        }
        go.check("blocks", file.toString());
    }

    private EmbeddedEngine engine() {
        var signer = new PrivateKeySigner(VALIDATOR.jwk().x(), VALIDATOR.secret(), Security.getProvider("SunEC"));
        var engine = new EmbeddedEngine(
                genesis, new MemoryStorage(), signer, time, EngineLimits.ordinary(), Optional.empty());
        engine.start(new RecordingApplication());
        return engine;
    }

    /** Some transactions, or a while in which nothing happens. */
    private void live(EmbeddedEngine engine) throws InadmissibleException {
        for (int i = chance.nextInt(4); i > 0; i--) {
            SignedTransaction transaction = SignedTransaction.parse(
                    city.sign(TestGenesis.REGISTRAR, new DissolveOrganisation(TestGenesis.COMPANY.organisation())));
            engine.submit(new AdmittedTransaction(transaction));
        }
        time.pass(chance.nextInt(3) == 0 ? IDLE_MILLIS : 1 + chance.nextInt(500));
        while (engine.step() == 0) time.pass(1);
    }

    /** The recording application accepts every transaction and says nothing about it. */
    private static List<ExecTxResult> accepted(StoredBlock block) {
        return Collections.nCopies(block.transactions().size(), new ExecTxResult(0, Bytes.EMPTY));
    }
}
