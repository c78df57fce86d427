package org.chengxin.api.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.util.List;
import org.chengxin.api.cometbft.OwnValidator;
import org.chengxin.api.edge.EdgeSettings;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.springframework.stereotype.Component;

/** What the node measures of itself, for Prometheus at {@code /metrics}. */
@Component
class NodeMeters implements MeterBinder {

    private static final double MILLIS = 1_000;
    private static final List<NodeReason> WARNINGS =
            List.of(NodeReason.OPERATOR_KEY_MUST_BE_ACTIVE, NodeReason.CONTENTS_MUST_BE_HERE);

    private final Node node;
    private final Clock clock;
    private final EdgeSettings settings;
    private final Consensus consensus;
    private final Bytes own;

    NodeMeters(Node node, Clock clock, EdgeSettings settings, Consensus consensus, OwnValidator own) {
        this.node = node;
        this.clock = clock;
        this.settings = settings;
        this.consensus = consensus;
        this.own = new Validator(own.publicKey(), 1).address();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("chengxin.chain.height", node, asked -> asked.newest().height())
                .description("height of the newest state")
                .register(registry);
        Gauge.builder(
                        "chengxin.chain.age.seconds",
                        node,
                        asked -> (clock.now() - asked.newest().committed().time()) / MILLIS)
                .description("seconds since the newest block")
                .register(registry);
        Gauge.builder("chengxin.queue.depth", node, asked -> asked.status().waitingTransactions())
                .description("transactions that wait for a block")
                .register(registry);
        Gauge.builder("chengxin.contents.missing", node, asked -> asked.status().missingContents())
                .description("contents of displayed records that are being fetched from other nodes")
                .register(registry);
        Gauge.builder("chengxin.node.running", node, asked -> asked.status().health() instanceof Health.Running ? 1 : 0)
                .description("1 while the node takes transactions")
                .register(registry);
        for (NodeReason reason : WARNINGS)
            Gauge.builder(
                            "chengxin.warning",
                            node,
                            asked -> asked.status().warnings().contains(reason) ? 1 : 0)
                    .tag("code", reason.code())
                    .description("1 while the node warns with this code")
                    .register(registry);
        FunctionCounter.builder(
                        "chengxin.transactions", node, asked -> asked.status().committedTransactions())
                .description("transactions committed since the start")
                .register(registry);
        FunctionCounter.builder("chengxin.signatures.verified", node, asked -> asked.status()
                        .signaturesVerified())
                .description("signatures checked since the start")
                .register(registry);
        bindEngine(registry);
        new DiskSpaceMetrics(settings.data().toFile()).bindTo(registry);
    }

    private void bindEngine(MeterRegistry registry) {
        Gauge.builder("chengxin.engine.height", consensus, Consensus::height)
                .description("height of the latest block that is decided")
                .register(registry);
        Gauge.builder("chengxin.engine.round", consensus, asked -> asked.figures()
                        .round())
                .description(
                        "round in which the validators agreed on the block before; 0 when the first proposer was there")
                .register(registry);
        Gauge.builder("chengxin.engine.votes.absent", consensus, asked -> asked.figures()
                        .absent())
                .description("validators whose vote for the block before is missing")
                .register(registry);
        Gauge.builder(
                        "chengxin.engine.peers",
                        consensus,
                        asked -> asked.decidesAlone()
                                ? Double.NaN
                                : asked.figures().peers())
                .description("other validators' nodes that are connected; no number where there is one validator")
                .register(registry);
        Gauge.builder(
                        "chengxin.validator.signing",
                        consensus,
                        asked -> asked.figures().signs() ? 1 : 0)
                .description("1 while this node's validator signs; 0 on a restored one that has no fence")
                .register(registry);
        FunctionCounter.builder("chengxin.validator.blocks.missed", consensus, asked -> asked.figures()
                        .missed()
                        .getOrDefault(own, 0L))
                .description("blocks since the start whose commit lacks the vote of this node's validator")
                .register(registry);
    }
}
