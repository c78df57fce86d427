package org.chengxin.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;

/** Starts nodes on this machine and waits until each takes transactions. */
final class LocalStart {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private LocalStart() {}

    /**
     * Starts those of the nodes that do not run, and waits for all.
     *
     * @throws NetworkException when one of them ends, and then those that were started are stopped; or when one is not ready in
     *     time, and then all go on, since it may wait for nodes that are started after it
     */
    static void start(List<LocalNode> nodes) throws InterruptedException, IOException {
        Map<LocalNode, ProcessHandle> running = new LinkedHashMap<>();
        List<LocalNode> started = new ArrayList<>();
        try {
            for (LocalNode node : nodes) {
                Optional<ProcessHandle> runs = node.process();
                if (runs.isEmpty()) started.add(node);
                running.put(node, runs.isPresent() ? runs.get() : node.start().toHandle());
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (Map.Entry<LocalNode, ProcessHandle> each : running.entrySet())
                await(each.getKey(), each.getValue(), deadline);
        } catch (NetworkException | IOException failed) {
            boolean allGoOn =
                    running.size() == nodes.size() && running.values().stream().allMatch(ProcessHandle::isAlive);
            if (allGoOn) throw failed;
            for (LocalNode node : started)
                Optional.ofNullable(running.get(node)).ifPresent(ProcessHandle::destroy);
            for (LocalNode node : started) node.stop();
            throw failed;
        }
    }

    private static void await(LocalNode node, ProcessHandle process, long deadline) throws InterruptedException {
        try (ChengxinClient client = new ChengxinClient(node.api())) {
            while (!isReady(client)) {
                if (!process.isAlive()) throw notReady(node, "ended");
                if (System.nanoTime() > deadline)
                    throw notReady(node, "goes on, but is not ready in time" + reason(client));
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** What it says itself; nothing where it does not answer. */
    private static String reason(ChengxinClient client) throws InterruptedException {
        try {
            Members health = client.get("status").object("health");
            return " (" + health.text("state")
                    + health.optionalText("code").map(code -> " " + code).orElse("")
                    + health.optionalText("sentence")
                            .map(sentence -> ": " + sentence)
                            .orElse("") + ")";
        } catch (SdkException | CityProblem silent) {
            return "";
        }
    }

    private static NetworkException notReady(LocalNode node, String how) {
        return new NetworkException(
                NetworkReason.NODES_MUST_BE_READY,
                "node " + node.number() + " " + how + "; " + node.output() + " says: " + node.lastWords());
    }

    private static boolean isReady(ChengxinClient client) throws InterruptedException {
        try {
            return client.get("status").object("health").text("state").equals("running");
        } catch (SdkException | CityProblem notYet) {
            return false;
        }
    }
}
