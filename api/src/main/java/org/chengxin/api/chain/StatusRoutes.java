package org.chengxin.api.chain;

import java.util.Optional;
import org.chengxin.api.chain.StatusAnswer.HealthAnswer;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.NodeException;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeStatus;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.chengxin.node.state.StateVersion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the node is, and how its chain began. */
@RestController
class StatusRoutes {

    private static final String VERSION = Optional.ofNullable(
                    StatusRoutes.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final Node node;
    private final Consensus consensus;
    private final Clock clock;
    private final GenesisFile genesis;

    StatusRoutes(Node node, Consensus consensus, Clock clock, GenesisFile genesis) {
        this.node = node;
        this.consensus = consensus;
        this.clock = clock;
        this.genesis = genesis;
    }

    /** How the node is. */
    @GetMapping(path = "/status", produces = "application/json")
    StatusAnswer status() {
        NodeStatus status = node.status();
        StateVersion version = node.newest();
        ChainState chain = version.view().find(new ChainKey()).orElseThrow();
        return new StatusAnswer(
                Hex.upper(version.committed().appHash()),
                blockHash(version.height()),
                chain.chain(),
                chain.cityEn(),
                chain.cityZh(),
                node.views().counts(),
                chain.demo(),
                health(status),
                version.height(),
                clock.now(),
                chain.rules(),
                status.signatureVerifier(),
                version.committed().time(),
                VERSION,
                status.waitingTransactions(),
                status.warnings().stream()
                        .map(reason -> new StatusAnswer.Warning(reason.code(), reason.sentence()))
                        .toList());
    }

    /**
     * Of the block that the state is the state after, not of one that is decided and not applied yet: the two together are
     * a checkpoint. An engine that does not answer must not keep the node from saying so.
     */
    private Optional<String> blockHash(long height) {
        try {
            return consensus.lightBlock(height).map(LightBlock::header).map(header -> Hex.upper(header.hash()));
        } catch (NodeException noAnswer) {
            return Optional.empty();
        }
    }

    private static HealthAnswer health(NodeStatus status) {
        // What exactly broke is in the log, for the operator.
        if (status.failure().isPresent())
            return new HealthAnswer(
                    Optional.of(ApiReason.NODE_MUST_BE_READY.code()),
                    Optional.of("The node broke off and has to be started again."),
                    "stopped");
        return switch (status.health()) {
            case Health.Starting _ -> new HealthAnswer(Optional.empty(), Optional.empty(), "starting");
            case Health.Running _ -> new HealthAnswer(Optional.empty(), Optional.empty(), "running");
            case Health.ReadOnly why ->
                new HealthAnswer(Optional.of(why.code()), Optional.of(why.sentence()), "read-only");
            case Health.Unconfirmed why ->
                new HealthAnswer(Optional.of(why.code()), Optional.of(why.sentence()), "read-only");
            case Health.Stopped why ->
                new HealthAnswer(Optional.of(why.code()), Optional.of(why.sentence()), "stopped");
        };
    }

    /** The genesis document, byte for byte. Whoever checks proofs should have it from elsewhere as well. */
    @GetMapping(path = "/genesis", produces = "application/json")
    ResponseEntity<byte[]> genesis() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "inline; filename=\"genesis.json\"")
                .body(genesis.json().toArray());
    }
}
