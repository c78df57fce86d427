package org.chengxin.api.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import org.chengxin.api.edge.EdgeSettings;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Health;
import org.springframework.stereotype.Component;

/** What the node measures of itself, for Prometheus at {@code /metrics}. */
@Component
class NodeMeters implements MeterBinder {

    private static final double MILLIS = 1_000;

    private final Node node;
    private final Clock clock;
    private final EdgeSettings settings;

    NodeMeters(Node node, Clock clock, EdgeSettings settings) {
        this.node = node;
        this.clock = clock;
        this.settings = settings;
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
        Gauge.builder(
                        "chengxin.warning",
                        node,
                        asked -> asked.status().housekeeping().isPresent() ? 1 : 0)
                .tag("code", NodeReason.OPERATOR_KEY_MUST_BE_ACTIVE.code())
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
        new DiskSpaceMetrics(settings.data().toFile()).bindTo(registry);
    }
}
