package org.chengxin.stories.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A city that runs in a process of its own, on loopback, and that may be killed. */
public final class CityProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;
    private final URI address;
    private final long startToReadyMillis;

    private CityProcess(Process process, URI address, long startToReadyMillis) {
        this.process = process;
        this.address = address;
        this.startToReadyMillis = startToReadyMillis;
    }

    /** A port of loopback that is free at this moment. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** The command line of a {@code chengxin} command on this class path. */
    public static List<String> command(List<String> jvm, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true");
        line.addAll(jvm);
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add("org.chengxin.app.Main");
        line.addAll(List.of(arguments));
        return line;
    }

    /**
     * Starts a city and waits until it is ready, or says that it waits to be confirmed after a restore.
     *
     * @param log what it prints is appended to this file
     */
    public static CityProcess start(Path data, int port, Path log, String... more) {
        return start(List.of(), data, port, log, more);
    }

    /** The same with arguments for the JVM. */
    public static CityProcess start(List<String> jvm, Path data, int port, Path log, String... more) {
        List<String> line = command(jvm, "up", "--data", data.toString(), "--port", Integer.toString(port));
        line.addAll(List.of(more));
        long began = System.nanoTime();
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            URI address = URI.create("http://127.0.0.1:" + port);
            awaitReady(process, address, log);
            return new CityProcess(process, address, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    private static void awaitReady(Process process, URI address, Path log) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/readyz"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) throw new IllegalStateException("the city ended: " + tail(log));
                try {
                    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200 || answer.body().contains("API-046")) return;
                } catch (IOException notYet) {
                    // It is not listening yet.
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    process.destroyForcibly();
                    throw new IllegalStateException("interrupted", interrupted);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the city was not ready in time: " + tail(log));
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Runs a command to its end; what it prints goes to a file. Answers its exit code. */
    public static int run(Path output, String... arguments) throws InterruptedException {
        try {
            return new ProcessBuilder(command(List.of(), arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Where the city listens. */
    public URI address() {
        return address;
    }

    /** Time from the start of the process until it said that it is ready, in milliseconds. */
    public long startToReadyMillis() {
        return startToReadyMillis;
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** Resident memory in bytes, as Linux counts it. */
    public long residentBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")))
                if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, as Ctrl-C does, and answers its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
