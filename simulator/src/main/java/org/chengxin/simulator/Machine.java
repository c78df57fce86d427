package org.chengxin.simulator;

import java.util.Optional;
import org.chengxin.consensus.embedded.BlockSigner;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.EngineLimits;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.SignatureVerifier;

/** A process: the product's engine and node over whatever disks there are. It keeps nothing that the disks do not. */
final class Machine {

    /** Room that the engine keeps free. */
    static final long RESERVE = 40_000;

    static final EngineLimits LIMITS =
            new EngineLimits(128 * 1024, 48, 1 << 20, 30_000, 3_600_000, 24_000, RESERVE, 60_000);

    private static final NodeSettings SETTINGS = new NodeSettings(40, 24, 1 << 20, 1_000, 1_000, 1);

    private final EmbeddedEngine engine;
    private final Node node;

    private Machine(EmbeddedEngine engine, Node node) {
        this.engine = engine;
        this.node = node;
    }

    /**
     * Starts a process, which recovers.
     *
     * @param fence the last block known outside, when the operator vouches for it
     */
    static Machine start(
            Disks disks, VirtualTime time, BlockSigner signer, SignatureVerifier verifier, Optional<Fence> fence) {
        var engine = new EmbeddedEngine(InventedCity.DOCUMENT, disks.log(), signer, time, LIMITS, fence);
        var ports = new Ports(
                engine,
                disks.state(),
                disks.contents(),
                verifier,
                time::now,
                Optional.of(Signers.operator()),
                Runnable::run);
        Genesis genesis = InventedCity.GENESIS;
        Node node = Node.open(genesis, InventedCity.DOCUMENT.appHash(), ports, SETTINGS);
        node.start();
        return new Machine(engine, node);
    }

    EmbeddedEngine engine() {
        return engine;
    }

    Node node() {
        return node;
    }
}
