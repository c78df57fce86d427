package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.chengxin.encoding.Json;
import org.jspecify.annotations.Nullable;

/** One member's machine: a node, the CometBFT under it, ways to harm them, and ways to look at them. */
final class Validator implements AutoCloseable {

    static final int API_PORT = 8080;
    static final int PEER_PORT = 26_656;

    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final long ENDING_SECONDS = 10;

    private final Hosts hosts;
    private final int number;
    private final Path data;
    private final Path output;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(GLANCE).build();
    private @Nullable Process process;

    Validator(Hosts hosts, int number, Path folder) {
        this.hosts = hosts;
        this.number = number;
        this.data = folder.resolve("node" + number);
        this.output = folder.resolve("node" + number + ".log");
    }

    /**
     * What a node says of itself.
     *
     * @param height of its state
     * @param state  {@code starting}, {@code running}, {@code read-only} or {@code stopped}
     * @param code   why it takes nothing, when it does not
     */
    record Status(long height, String state, String code) {}

    int number() {
        return number;
    }

    Path data() {
        return data;
    }

    /** Where CometBFT keeps what it needs. */
    Path engineData() {
        return data.resolve("cometbft").resolve("data");
    }

    /** Where its API is. */
    URI api() {
        return URI.create("http://" + Hosts.address(number) + ":" + API_PORT);
    }

    /** Starts the node, which starts CometBFT; with files, those of a network that all have sealed. */
    void start(Path... files) {
        List<String> arguments = new ArrayList<>(List.of("network", "run"));
        for (Path file : files) arguments.add(file.toString());
        arguments.addAll(List.of("--data", data.toString()));
        try {
            process = new ProcessBuilder(hosts.on(number, Program.command(arguments.toArray(String[]::new))))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Whether the node's process lives. */
    boolean isAlive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** Ends both programs at once. */
    void kill() throws InterruptedException {
        Process node = process;
        if (node == null) return;
        List<ProcessHandle> both = new ArrayList<>(node.descendants().toList());
        both.addFirst(node.toHandle());
        both.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(node, both);
    }

    /** Ends the node alone; its CometBFT must not stay behind. */
    void killNode() throws InterruptedException {
        Process node = process;
        if (node == null) return;
        List<ProcessHandle> both = new ArrayList<>(node.descendants().toList());
        node.destroyForcibly();
        awaitEnd(node, both);
    }

    private void awaitEnd(Process node, List<ProcessHandle> all) throws InterruptedException {
        node.waitFor();
        for (ProcessHandle each : all)
            each.onExit().orTimeout(ENDING_SECONDS, TimeUnit.SECONDS).join();
        process = null;
    }

    /** Ends CometBFT alone; the node has to start it again. */
    void killEngine() {
        engine().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Which process CometBFT is, if it runs. */
    Optional<ProcessHandle> engine() {
        Process node = process;
        if (node == null) return Optional.empty();
        return node.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("cometbft"))
                .findFirst();
    }

    /** Stops both programs where they are, as a machine that has no time for them. */
    void freeze() {
        signal("-STOP");
    }

    /** Lets them go on. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        Process node = process;
        if (node == null) return;
        List<String> command = new ArrayList<>(List.of("kill", name, Long.toString(node.pid())));
        engine().ifPresent(engine -> command.add(Long.toString(engine.pid())));
        Shell.run(command);
    }

    /** How it is; empty when it does not answer. */
    Optional<Status> status() {
        try {
            HttpRequest request = HttpRequest.newBuilder(api().resolve("/status"))
                    .timeout(GLANCE)
                    .build();
            byte[] body =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            if (Json.read(body) instanceof SortedMap<?, ?> status
                    && status.get("height") instanceof Long height
                    && status.get("health") instanceof SortedMap<?, ?> health)
                return Optional.of(new Status(
                        height,
                        String.valueOf(health.get("state")),
                        health.get("code") instanceof String code ? code : ""));
            return Optional.empty();
        } catch (IOException | RuntimeException silent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Height of its state; -1 when it does not answer. */
    long height() {
        return status().map(Status::height).orElse(-1L);
    }

    /** How long what its programs printed is, so that what comes after can be told from what came before. */
    Printed printed() {
        return new Printed(size(output), size(engineOutput()));
    }

    /** How many bytes the node and CometBFT had printed at a moment. */
    record Printed(long node, long engine) {}

    /** Whether the node has printed this since then. */
    boolean hasPrinted(Printed since, String words) {
        return tail(output, since.node).contains(words);
    }

    /** The first line that CometBFT has printed since then with these words in it. */
    Optional<String> engineLine(Printed since, String words) {
        return tail(engineOutput(), since.engine)
                .lines()
                .filter(line -> line.contains(words))
                .findFirst();
    }

    private Path engineOutput() {
        return data.resolve("logs").resolve("cometbft.log");
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static String tail(Path file, long from) {
        try {
            if (!Files.exists(file)) return "";
            byte[] all = Files.readAllBytes(file);
            int start = from > all.length ? 0 : (int) from;
            return new String(all, start, all.length - start, UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The last lines that its programs printed. */
    String lastWords() {
        return "node %d:%n%s%nits CometBFT:%n%s".formatted(number, lastLines(output), lastLines(engineOutput()));
    }

    private static String lastLines(Path file) {
        List<String> lines = tail(file, 0).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
