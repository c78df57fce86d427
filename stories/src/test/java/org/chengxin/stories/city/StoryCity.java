package org.chengxin.stories.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.stories.process.CityProcess;

/** A city in a folder of its own, with a process that can be killed and started again, and the commands of its users. */
final class StoryCity implements AutoCloseable {

    private static final long COMMAND_SECONDS = 180;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** A command lives for a moment, so its JVM had better not optimise. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path scratch;
    private final Path data;
    private final int port = CityProcess.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private CityProcess process;
    private ChengxinClient client;

    private StoryCity(Path scratch, Path data, String... more) {
        this.scratch = scratch;
        this.data = data;
        this.process = CityProcess.start(data, port, log(), more);
        this.client = new ChengxinClient(process.address());
    }

    /**
     * How a command ended.
     *
     * @param exit   its exit code
     * @param output what it printed as its result
     * @param errors what it printed beside
     */
    record Ended(int exit, String output, String errors) {

        /** The result of a command that was asked for JSON. */
        Map<?, ?> tree() {
            if (Json.read(output.strip().getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> tree) return tree;
            throw new AssertionError(output + errors);
        }

        /** A number in it. */
        long number(String name) {
            if (tree().get(name) instanceof Long number) return number;
            throw new AssertionError(name + " is no number in " + output + errors);
        }

        /** The notes of an import about rows. */
        List<Map<?, ?>> notes() {
            List<Map<?, ?>> notes = new ArrayList<>();
            if (tree().get("notes") instanceof List<?> list)
                for (Object note : list) if (note instanceof Map<?, ?> members) notes.add(members);
            return notes;
        }
    }

    /** A city in {@code data} below a folder, founded where there is none. */
    static StoryCity start(Path scratch, String... more) {
        return new StoryCity(scratch, scratch.resolve("data"), more);
    }

    /** A city in another data directory of the same folder. */
    static StoryCity startIn(Path scratch, Path data, String... more) {
        return new StoryCity(scratch, data, more);
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    ChengxinClient client() {
        return client;
    }

    /** Runs a client command against this city. */
    Ended run(String... command) throws IOException, InterruptedException {
        String[] all = new String[command.length + 4];
        System.arraycopy(command, 0, all, 0, command.length);
        all[command.length] = "--url";
        all[command.length + 1] = "http://127.0.0.1:" + port;
        all[command.length + 2] = "--data";
        all[command.length + 3] = data.toString();
        return runAlone(scratch, all);
    }

    /** Runs a command that needs no city. */
    static Ended runAlone(Path scratch, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, "command", ".out");
        Path errors = Files.createTempFile(scratch, "command", ".err");
        Process process = new ProcessBuilder(CityProcess.command(BRIEF, command))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS))
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        process.destroyForcibly().waitFor();
        throw new AssertionError("does not end: " + String.join(" ", command) + "\n" + Files.readString(output));
    }

    /** What a path answers, whatever the status. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).GET().build(), BodyHandlers.ofByteArray());
    }

    /** Sends a body and waits until the city has decided about what is in it. */
    HttpResponse<byte[]> post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", contentType)
                        .header("Prefer", "wait")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    /** Hash of organisations and records, whatever the height. */
    String facts() throws IOException, InterruptedException {
        String token = Files.readString(data.resolve("operator.token")).strip();
        return client.getAsOperator("operator/facts", token).text("facts");
    }

    /** One of the numbers in {@code counts} of {@code /status}. */
    long count(String name) throws InterruptedException {
        return client.get("status").object("counts").number(name);
    }

    /** {@code kill -9}, and another start on what is left. */
    void killAndStart() throws InterruptedException {
        process.kill();
        begin();
    }

    /** Ctrl-C; answers the exit code. */
    int stop() throws InterruptedException {
        return process.stop();
    }

    /** Starts again after {@link #stop}. */
    void begin(String... more) {
        client.close();
        process = CityProcess.start(data, port, log(), more);
        client = new ChengxinClient(process.address());
    }

    private Path log() {
        return scratch.resolve("city.log");
    }

    /** Looks until something holds; says what it was when it does not in time. */
    static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time: " + what);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Copies a folder with everything in it. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            });
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
        http.close();
    }
}
