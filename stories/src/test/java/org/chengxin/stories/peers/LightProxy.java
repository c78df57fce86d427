package org.chengxin.stories.peers;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.encoding.Json;
import org.chengxin.stories.process.CityProcess;

/**
 * {@code cometbft light} v0.38.21: a proxy on loopback that asks a node and passes on only what it has verified. It is
 * built from the lock file in {@code stories/peers/light-go}.
 */
public final class LightProxy implements AutoCloseable {

    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final Path log;

    private LightProxy(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Builds the program and answers where it is. */
    public static Path program() throws IOException, InterruptedException {
        PeerProgram.requireTool("go");
        Path executable = PeerProgram.directory().resolve("cometbft");
        PeerProgram.build(
                PeerProgram.sources("light-go"),
                List.of(
                        "go",
                        "build",
                        "-mod=readonly",
                        "-o",
                        executable.toString(),
                        "github.com/cometbft/cometbft/cmd/cometbft"));
        return executable;
    }

    /**
     * Starts a proxy that knows nothing but one block, and waits until it has verified that and listens.
     *
     * @param program what {@link #program()} answered
     * @param folder where it keeps what it has verified; a folder of its own, which it makes
     * @param chain id of the chain
     * @param primary whom it asks, with the path of the RPC
     * @param witnesses with whom it compares
     * @param height height of the trusted block
     * @param hash its hash in hexadecimal
     */
    public static LightProxy start(
            Path program, Path folder, String chain, URI primary, List<URI> witnesses, long height, String hash)
            throws IOException {
        int port = CityProcess.freePort();
        Path log = Path.of(folder + ".log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "light",
                        chain,
                        "--primary",
                        primary.toString(),
                        "--witnesses",
                        witnesses.stream().map(URI::toString).collect(joining(",")),
                        "--height",
                        Long.toString(height),
                        "--hash",
                        hash,
                        "--home-dir",
                        folder.toString(),
                        "--laddr",
                        "tcp://127.0.0.1:" + port)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var proxy = new LightProxy(process, URI.create("http://127.0.0.1:" + port), log);
        proxy.awaitReady();
        return proxy;
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) throw new AssertionError("the proxy ended: " + Files.readString(log));
            try {
                if (get("health").statusCode() == 200) return;
            } catch (IOException notYet) {
                // It is not listening yet.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        close();
        throw new AssertionError("the proxy was not ready in time: " + Files.readString(log));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/" + path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /**
     * What the proxy has verified about a question.
     *
     * @param question method and parameters, such as {@code commit?height=3}
     * @return the member {@code result}
     */
    public Map<?, ?> verified(String question) throws IOException, InterruptedException {
        return member(question, "result");
    }

    /**
     * Why the proxy passes nothing on.
     *
     * @param question method and parameters
     * @return the member {@code error}
     */
    public Map<?, ?> refused(String question) throws IOException, InterruptedException {
        return member(question, "error");
    }

    private Map<?, ?> member(String question, String name) throws IOException, InterruptedException {
        byte[] body = get(question).body();
        if (Json.read(body) instanceof Map<?, ?> answer && answer.get(name) instanceof Map<?, ?> member) return member;
        throw new AssertionError("no " + name + " in " + new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        http.close();
    }
}
