package org.chengxin.stories.bench.network;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.SdkException;
import org.chengxin.stories.process.CityProcess;
import org.jspecify.annotations.Nullable;

/** Validators as users run them: made by init, collect and seal, each node a process of its own with CometBFT under it. */
final class CityValidators implements Validators {

    private static final long READY_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String HOST = "127.0.0.1";

    private final List<Node> nodes = new ArrayList<>();

    private static final class Node {

        private final int number;
        private final Path data;
        private final int port = CityProcess.freePort();
        private final int rpcPort = CityProcess.freePort();
        private @Nullable Process process;

        Node(int number, Path data) {
            this.number = number;
            this.data = data;
        }

        URI api() {
            return URI.create("http://" + HOST + ":" + port);
        }
    }

    private CityValidators() {}

    /** Makes a network below a folder, starts it and waits until every node takes transactions. */
    static CityValidators start(Path folder, int size, Registrars registrars) throws InterruptedException {
        var network = new CityValidators();
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < size; i++) network.nodes.add(new Node(i, folder.resolve("node" + i)));
            Path file = network.found(folder, registrars);
            for (Node node : network.nodes) start(node, file.toString());
            for (Node node : network.nodes) awaitReady(node);
            return network;
        } catch (IOException unwritable) {
            network.close();
            throw new UncheckedIOException(unwritable);
        } catch (RuntimeException | InterruptedException failed) {
            network.close();
            throw failed;
        }
    }

    private Path found(Path folder, Registrars registrars) throws IOException {
        Path file = folder.resolve("network.json");
        List<String> collect = new ArrayList<>(List.of("network", "collect"));
        for (Node node : nodes) {
            init(node);
            collect.add(node.data.resolve("statement.json").toString());
            collect.addAll(List.of("--expect", member(node.number)));
        }
        for (Path statement : registrars.statements()) collect.add(statement.toString());
        for (int i = 0; i < Registrars.COUNT; i++)
            collect.addAll(List.of("--expect", Registrars.uscc(i).text()));
        collect.addAll(List.of("--chain", Registrars.CHAIN, "--city-zh", "示例市", "--city-en", "Example City"));
        collect.addAll(List.of("--out", file.toString()));
        Registrars.command(collect.toArray(String[]::new));
        String fingerprint =
                NetworkFile.read(file.toString(), Files.readAllBytes(file)).fingerprint();
        for (Node node : nodes)
            Registrars.command(
                    "network", "seal", file.toString(), "--data", node.data.toString(), "--fingerprint", fingerprint);
        return file;
    }

    private static String member(int number) {
        return ExampleCity.authorities().get(number).uscc().text();
    }

    private static void init(Node node) throws IOException {
        String validators = HOST + ":" + CityProcess.freePort();
        String contents = HOST + ":" + CityProcess.freePort();
        List<String> init = new ArrayList<>(List.of("network", "init", "--data", node.data.toString()));
        init.addAll(List.of("--uscc", member(node.number), "--name", "示例成员" + node.number));
        init.addAll(List.of("--established", "2018-01-01", "--address", validators, "--listen", validators));
        init.addAll(List.of(
                "--contents",
                contents,
                "--contents-listen",
                contents,
                "--api",
                node.api().toString()));
        init.addAll(List.of("--port", Integer.toString(node.port), "--rpc-port", Integer.toString(node.rpcPort)));
        Registrars.command(init.toArray(String[]::new));
    }

    /** With the options of this JVM and the heap that {@code network up} gives to a node. */
    private static void start(Node node, String... files) {
        List<String> jvm = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        jvm.removeIf(argument ->
                argument.startsWith("-Xm") || argument.startsWith("-agent") || argument.startsWith("-javaagent"));
        jvm.add("-Xmx1g");
        List<String> command = new ArrayList<>(List.of("network", "run"));
        command.addAll(Arrays.asList(files));
        command.addAll(List.of("--data", node.data.toString()));
        try {
            node.process = new ProcessBuilder(CityProcess.command(jvm, command.toArray(String[]::new)))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(output(node).toFile()))
                    .start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    private static Path output(Node node) {
        return node.data.resolveSibling("node" + node.number + ".log");
    }

    private static void awaitReady(Node node) throws InterruptedException {
        long deadline = System.nanoTime() + READY_NANOS;
        try (var client = new ChengxinClient(node.api())) {
            while (!isRunning(client)) {
                if (System.nanoTime() > deadline || node.process == null || !node.process.isAlive())
                    throw Validators.failed("node " + node.number + " did not come to run; see " + output(node));
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private static boolean isRunning(ChengxinClient client) throws InterruptedException {
        try {
            return client.get("status").object("health").text("state").equals("running");
        } catch (SdkException | CityProblem notYet) {
            return false;
        }
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public List<URI> rpcs() {
        return nodes.stream()
                .map(node -> URI.create("http://" + HOST + ":" + node.rpcPort))
                .toList();
    }

    @Override
    public List<ProcessHandle> processes(int node) {
        Process process = nodes.get(node).process;
        if (process == null) return List.of();
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    @Override
    public Path folder(int node) {
        return nodes.get(node).data;
    }

    @Override
    public void kill(int node) throws InterruptedException {
        List<ProcessHandle> processes = processes(node);
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) process.onExit().join();
        nodes.get(node).process = null;
    }

    @Override
    public void start(int node) {
        start(nodes.get(node), new String[0]);
    }

    @Override
    public void forget(int node) throws IOException {
        Path data = folder(node);
        Validators.delete(data.resolve("state"), "");
        Validators.delete(data.resolve("content"), "");
        Validators.delete(data.resolve("cometbft/data"), "priv_validator_state.json");
    }

    /** How many companies a node knows; −1 while nobody answers. */
    @Override
    public long effects(int node) throws InterruptedException {
        try (var client = new ChengxinClient(nodes.get(node).api())) {
            return client.get("status").object("counts").number("organisations") - Registrars.COUNT - nodes.size();
        } catch (SdkException | CityProblem notYet) {
            return -1;
        }
    }

    /** How many values the state has. */
    long stateValues() throws InterruptedException {
        try (var client = new ChengxinClient(nodes.getFirst().api())) {
            return client.get("status").object("counts").number("values");
        }
    }

    @Override
    public void close() {
        for (int node = 0; node < nodes.size(); node++)
            for (ProcessHandle process : processes(node)) process.destroyForcibly();
    }
}
