package org.chengxin.stories.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chengxin.stories.process.CityProcess;
import org.jspecify.annotations.Nullable;

/** One member's machine: a node, the CometBFT under it, and ways to harm them. */
final class Validator {

    static final int API_PORT = 8080;
    static final int PEER_PORT = 26656;

    private static final List<String> JVM = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Hosts hosts;
    private final int number;
    private final Path data;
    private final Path output;
    private @Nullable Process process;

    Validator(Hosts hosts, int number, Path folder) {
        this.hosts = hosts;
        this.number = number;
        this.data = folder.resolve("node" + number);
        this.output = folder.resolve("node" + number + ".log");
    }

    int number() {
        return number;
    }

    Path data() {
        return data;
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
            process = new ProcessBuilder(hosts.on(number, CityProcess.command(JVM, arguments.toArray(String[]::new))))
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
        List<ProcessHandle> all = new ArrayList<>(node.descendants().toList());
        all.add(node.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        node.waitFor();
        for (ProcessHandle each : all)
            each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        process = null;
    }

    /** Ends CometBFT alone; the node has to start it again. */
    void killEngine() {
        engine().ifPresent(ProcessHandle::destroyForcibly);
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

    private Optional<ProcessHandle> engine() {
        Process node = process;
        if (node == null) return Optional.empty();
        return node.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("cometbft"))
                .findFirst();
    }

    /** Asks the node to end, and waits until it has. */
    void stop() throws InterruptedException {
        Process node = process;
        if (node == null) return;
        node.destroy();
        if (!node.waitFor(60, TimeUnit.SECONDS)) kill();
        process = null;
    }

    /** The last lines that its programs printed. */
    String lastWords() {
        try {
            List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
