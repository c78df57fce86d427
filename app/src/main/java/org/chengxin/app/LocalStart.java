package org.chengxin.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;

/** Starts nodes on this machine and waits until each takes transactions. */
final class LocalStart {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long STOP_SECONDS = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Beginning beginning;
    private final Duration patience;

    /** Begins the process of a node. */
    interface Beginning {

        /** A process that was begun now. */
        Process of(LocalNode node) throws IOException;
    }

    LocalStart(Beginning beginning, Duration patience) {
        this.beginning = beginning;
        this.patience = patience;
    }

    /**
     * Starts those of the nodes that do not run, and waits for all, whoever started them.
     *
     * @throws NetworkException when one of them ends, and then those that were begun here are ended, and no others; when one
     *     is not ready in time, and then all go on, since it may wait for nodes that are started after it; or when another
     *     command keeps the network
     * @throws CannotStart when the settings of one of them are not understood, and then none is begun
     */
    static void start(LocalNetwork network, List<LocalNode> nodes) throws InterruptedException, IOException {
        new LocalStart(LocalNode::start, PATIENCE).run(network, nodes);
    }

    /** The same by whoever has the turn already; it is given back once all have begun. */
    static void start(LocalNetwork network, List<LocalNode> nodes, NetworkLock turn)
            throws InterruptedException, IOException {
        new LocalStart(LocalNode::start, PATIENCE).run(network, nodes, turn);
    }

    void run(LocalNetwork network, List<LocalNode> nodes) throws InterruptedException, IOException {
        try (NetworkLock turn = NetworkLock.take(network.folder(), patience)) {
            run(network, nodes, turn);
        }
    }

    void run(LocalNetwork network, List<LocalNode> nodes, NetworkLock turn) throws InterruptedException, IOException {
        List<URI> apis = nodes.stream().map(LocalNode::api).toList();
        Map<LocalNode, ProcessHandle> running = new LinkedHashMap<>();
        List<Process> begun = new ArrayList<>();
        try {
            try (turn) {
                for (LocalNode node : nodes) running.put(node, runningOrBegun(node, begun));
            }
            long deadline = System.nanoTime() + patience.toNanos();
            for (int i = 0; i < nodes.size(); i++) await(nodes.get(i), apis.get(i), running, deadline);
        } catch (NetworkException | IOException failed) {
            boolean allGoOn =
                    running.size() == nodes.size() && running.values().stream().allMatch(ProcessHandle::isAlive);
            if (!allGoOn) end(begun);
            throw failed;
        }
    }

    private ProcessHandle runningOrBegun(LocalNode node, List<Process> begun) throws IOException {
        Optional<ProcessHandle> runs = node.process();
        if (runs.isPresent()) return runs.get();
        Process process = beginning.of(node);
        begun.add(process);
        node.mark(process);
        return process.toHandle();
    }

    /** What a mark names may be the process of another command, so none is asked here. */
    private static void end(List<Process> begun) throws InterruptedException {
        List<ProcessHandle> all = begun.stream()
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .toList();
        begun.forEach(Process::destroy);
        for (Process process : begun) {
            var _ = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        for (Process process : begun) process.waitFor();
    }

    /** A node that has ended is told at once: the one that is waited for may need it. */
    private static void await(LocalNode node, URI api, Map<LocalNode, ProcessHandle> running, long deadline)
            throws InterruptedException {
        try (ChengxinClient client = new ChengxinClient(api)) {
            while (!isReady(client)) {
                for (Map.Entry<LocalNode, ProcessHandle> each : running.entrySet())
                    if (!each.getValue().isAlive()) throw notReady(each.getKey(), "ended");
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
