package org.chengxin.api.health;

import java.util.Optional;
import org.chengxin.api.edge.CaughtUpFirst;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeStatus;
import org.chengxin.node.port.Health;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches over the process. */
@RestController
class HealthRoutes {

    private final Node node;

    HealthRoutes(Node node) {
        this.node = node;
    }

    /** The process answers. Says nothing about the chain: a stopped engine is not mended by a restart. */
    @GetMapping(path = "/healthz", produces = "application/json")
    HealthAnswer lives() {
        return new HealthAnswer(Optional.empty(), "alive");
    }

    /**
     * The node takes requests, and its state has every block that the engine has delivered. One that only reads, such as on
     * a full disk, is ready and says so. One that was restored and not confirmed says nothing about records, so it is not.
     */
    @GetMapping(path = "/readyz", produces = "application/json")
    HealthAnswer ready() {
        NodeStatus status = node.status();
        if (status.failure().isPresent()) throw Refused.because(ApiReason.NODE_MUST_BE_READY);
        if (!node.isCaughtUp()) throw Refused.because(CaughtUpFirst.against(status.health()));
        return switch (status.health()) {
            case Health.Running _ ->
                new HealthAnswer(status.warnings().stream().findFirst().map(NodeReason::code), "ready");
            case Health.ReadOnly readOnly -> new HealthAnswer(Optional.of(readOnly.code()), "read-only");
            case Health.Starting _, Health.Unconfirmed _, Health.Stopped _ ->
                throw Refused.because(ApiReason.NODE_MUST_BE_READY);
        };
    }

    /**
     * How the process is.
     *
     * @param code   why it takes no transactions, when it does not, or what it warns of, when it does
     * @param status {@code alive}, {@code ready} or {@code read-only}
     */
    record HealthAnswer(Optional<String> code, String status) {}
}
