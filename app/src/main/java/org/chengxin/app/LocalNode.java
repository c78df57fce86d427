package org.chengxin.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.consensus.cometbft.process.ProcessMark;

/**
 * One of the nodes of a network on this machine, each in processes of its own: this program, and CometBFT under it.
 *
 * @param number from 1
 * @param data   its data directory
 */
record LocalNode(int number, Path data) {

    private static final int PORT_MAX = 65_535;
    private static final long STOP_SECONDS = 60;
    private static final long KILL_SECONDS = 30;
    private static final String SETSID = "/usr/bin/setsid";

    /** Where its API is. */
    URI api() {
        Settings settings =
                Settings.read(Optional.of(data.resolve(Settings.FILE_NAME)).filter(Files::exists), Map.of(), Map.of());
        return URI.create("http://localhost:" + settings.number(Setting.PORT, 1, PORT_MAX));
    }

    /** The process of this program that runs it or is about to, if one does. */
    Optional<ProcessHandle> process() {
        return processes().findFirst();
    }

    /** Whoever has the data directory, and whom a command began that may not have it yet. */
    private Stream<ProcessHandle> processes() {
        return Stream.of(new ProcessMark(DataDirectory.process(data)), begun()).flatMap(mark -> mark.find().stream());
    }

    /** Written by the command that begins a process here, so that others find it before it has the data directory. */
    private ProcessMark begun() {
        return new ProcessMark(begunFile());
    }

    /** Whether a process was ever begun for it, or it came here with what another one did. */
    boolean hasBegun() {
        return Files.exists(data.resolve("state"))
                || Files.exists(DataDirectory.process(data))
                || Files.exists(begunFile())
                || Files.exists(output());
    }

    private Path begunFile() {
        return data.resolve("begun.json");
    }

    /** What it prints and what its processes say when they cannot start. */
    Path output() {
        return data.resolve("logs").resolve("node.out");
    }

    /** Writes down a process that was begun for it; one that could not be found again must not run. */
    void mark(Process process) throws IOException {
        try {
            begun().write(process.toHandle());
        } catch (IOException unwritable) {
            process.destroyForcibly();
            throw unwritable;
        }
    }

    /** Starts it as a process that goes on when this one ends. */
    Process start() throws IOException {
        return new ProcessBuilder(command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
    }

    /** In a session of its own where the system can do that, so that a terminal that closes takes no node with it. */
    private List<String> command() {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(Path.of(SETSID))) line.add(SETSID);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> jvm = ManagementFactory.getRuntimeMXBean().getInputArguments();
        for (String argument : jvm) if (!isOfThisProcessOnly(argument)) line.add(argument);
        if (jvm.stream().noneMatch(argument -> argument.startsWith("-Xmx"))) line.add("-Xmx1g");
        line.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "network",
                "run",
                "--data",
                data.toString()));
        return line;
    }

    private static boolean isOfThisProcessOnly(String argument) {
        return argument.startsWith("-agent")
                || argument.startsWith("-javaagent")
                || argument.startsWith("-XX:AOTCacheOutput");
    }

    /**
     * Asks nodes to end, waits until all have, and kills those that have not in time.
     *
     * @throws NetworkException ({@link NetworkReason#NODE_MUST_END}) when one has not ended even so
     */
    static void stop(List<LocalNode> nodes) throws InterruptedException {
        List<ProcessHandle> processes =
                nodes.stream().flatMap(LocalNode::processes).toList();
        processes.forEach(ProcessHandle::destroy);
        await(processes, STOP_SECONDS);
        kill(nodes);
    }

    /**
     * Ends the processes of nodes at once, as when their machines die.
     *
     * @throws NetworkException ({@link NetworkReason#NODE_MUST_END}) when a data directory is in use even so
     */
    static void kill(List<LocalNode> nodes) throws InterruptedException {
        List<ProcessHandle> processes = nodes.stream()
                .flatMap(node -> Stream.concat(node.processes(), node.cometBft()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        await(processes, KILL_SECONDS);
        nodes.forEach(LocalNode::requireEnded);
    }

    private Stream<ProcessHandle> cometBft() {
        return new CometBftHome(data.resolve("cometbft")).mark().find().stream();
    }

    private void requireEnded() {
        if (DataDirectory.lookAt(data).isInUse())
            throw new NetworkException(
                    NetworkReason.NODE_MUST_END,
                    "node " + number + " still has " + data + "; look for its process and end it by its number");
    }

    /** For all of them together. */
    private static void await(List<ProcessHandle> processes, long seconds) throws InterruptedException {
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException staysOn) {
            // The lock of the data directory tells.
        } catch (ExecutionException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    /** The last lines that it printed. */
    String lastWords() {
        try {
            List<String> lines = Files.exists(output()) ? Files.readAllLines(output()) : List.of();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
