package org.chengxin.consensus.embedded;

import java.security.Security;
import java.util.Optional;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.ConsensusContract;

/** The embedded engine on a disk in memory, stepped by the test. */
class EmbeddedConsensusContractTest extends ConsensusContract {

    private final MemoryStorage storage = new MemoryStorage();
    private final VirtualTime time = new VirtualTime(TestGenesis.TIME + 5_000);

    @Override
    protected Consensus open() {
        var signer = new PrivateKeySigner(VALIDATOR.jwk().x(), VALIDATOR.secret(), Security.getProvider("SunEC"));
        return new EmbeddedEngine(GENESIS, storage, signer, time, EngineLimits.ordinary(), Optional.empty());
    }

    @Override
    protected void settle(Consensus consensus) {
        long rest = 0;
        while (rest == 0) {
            time.pass(1);
            rest = ((EmbeddedEngine) consensus).step();
        }
    }
}
