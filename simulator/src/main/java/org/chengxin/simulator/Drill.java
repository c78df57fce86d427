package org.chengxin.simulator;

import java.util.Optional;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.SignatureVerifier;

/** Restores a backup and starts it: without a fence, with a wrong one, and with the last block that was ever served. */
final class Drill {

    private static final String MUST_BE_CONFIRMED = "CE-006";
    private static final String BLOCKS_ARE_MISSING = "CE-007";
    private static final String OTHER_HASH = "CE-008";

    private final ChainWitness chain;
    private final VirtualTime time;
    private final WitnessedSigner signer;
    private final SignatureVerifier verifier;

    Drill(ChainWitness chain, VirtualTime time, WitnessedSigner signer, SignatureVerifier verifier) {
        this.chain = chain;
        this.time = time;
        this.signer = signer;
        this.verifier = verifier;
    }

    /**
     * Tries a backup.
     *
     * @return the node that goes on from it; empty when it lacks blocks that were served, and then it signs nothing
     */
    Optional<Machine> restore(Disks backup) {
        int before = signer.signatures();
        Machine unconfirmed = start(backup, Optional.empty());
        require(unconfirmed, MUST_BE_CONFIRMED);
        chain.lookAgain(unconfirmed.engine());
        if (chain.height() == 0) return Optional.empty();
        Bytes other = Bytes.owned(Sha256.of(chain.lastHash().shared()));
        Machine wrong = start(backup, Optional.of(new Fence(1, other)));
        require(wrong, OTHER_HASH);
        BrokenPromise.unless(signer.signatures() == before, "a restored node signed without a fence");
        Machine confirmed = start(backup, Optional.of(new Fence(chain.height(), chain.lastHash())));
        if (confirmed.engine().health() instanceof Health.Running) return Optional.of(confirmed);
        require(confirmed, BLOCKS_ARE_MISSING);
        BrokenPromise.unless(signer.signatures() == before, "a node that lacks blocks signed");
        return Optional.empty();
    }

    private Machine start(Disks disks, Optional<Fence> fence) {
        return Machine.start(disks, time, signer, verifier, fence);
    }

    private static void require(Machine machine, String code) {
        String found =
                switch (machine.engine().health()) {
                    case Health.ReadOnly readOnly -> readOnly.code();
                    case Health.Unconfirmed unconfirmed -> unconfirmed.code();
                    case Health.Stopped stopped -> stopped.code();
                    case Health.Running running -> "running";
                    case Health.Starting starting -> "starting";
                };
        BrokenPromise.unless(found.equals(code), "a restored node should be %s and is %s", code, found);
    }
}
