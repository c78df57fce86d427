package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.port.RecordingApplication;
import org.chengxin.node.port.RelayedApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waited in CometBFT and lost its place to another transaction has to go, or it would be looked at for ever. */
@Tag("peers")
class HopelessTransactionPeersTest {

    private static final GenesisDocument GENESIS = new GenesisDocument(
            TestValidator.GENESIS.time(),
            TestValidator.GENESIS.chainId(),
            1,
            TestValidator.GENESIS.params(),
            TestValidator.GENESIS.validators(),
            RecordingApplication.FIRST_ROOT,
            TestValidator.GENESIS.appState());

    @TempDir
    private Path folder;

    /** CometBFT makes one block after another as long as something waits in it. */
    @Test
    void what_no_block_will_hold_leaves_cometbft_so_that_the_chain_rests() throws InadmissibleException {
        var dropping = new RelayedApplication(new RecordingApplication()) {
            @Override
            public PreparedBlock prepare(
                    long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes) {
                return new PreparedBlock(List.of(), candidates);
            }
        };
        try (var cometbft = RealCometBft.start(folder, GENESIS, TestValidator.KEY);
                var consensus = new CometBftConsensus(GENESIS, cometbft.endpoints(), CometBftLimits.ordinary());
                var rpc = new RpcClient(cometbft.endpoints().rpc())) {
            consensus.start(dropping);
            Patience.until(() -> consensus.health() instanceof Health.Running, () -> cometbft.condition()
                    .toString());
            assertTrue(consensus.submit(new AdmittedTransaction(transaction())));
            Patience.until(
                    () -> consensus.waiting() == 0, () -> cometbft.condition().toString());
            Patience.until(() -> waiting(rpc) == 0, () -> cometbft.condition().toString());
            assertEquals(new Health.Running(), consensus.health());
        }
    }

    private static SignedTransaction transaction() throws InadmissibleException {
        return SignedTransaction.parse(TestValidator.sign(
                TestGenesis.REGISTRAR, 1, new DissolveOrganisation(TestGenesis.COMPANY.organisation())));
    }

    private static long waiting(RpcClient rpc) {
        try {
            return RpcJson.integer(rpc.call("num_unconfirmed_txs", Map.of()), "total");
        } catch (IOException notNow) {
            return -1;
        }
    }
}
