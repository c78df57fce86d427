package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.Submission;

/** An API that passes on what a node says, except where it lies. */
final class Liar implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("content-type", "prefer", "accept");
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final URI node;
    private final Keepsake keepsake;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong lies = new AtomicLong();
    private final AtomicLong height = new AtomicLong(1);
    private volatile Kind kind = Kind.NONE;

    /** How it lies. */
    enum Kind {
        /** A character of every proof is another. */
        FORGED,
        /** What was so, with the proof that it was. */
        STALE,
        /** What is handed in is said to be in a block, and thrown away. */
        INVENTED,
        /** It does not lie. */
        NONE
    }

    Liar(InetSocketAddress at, URI node, Keepsake keepsake) {
        this.node = node;
        this.keepsake = keepsake;
        try {
            server = HttpServer.create(at, 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        InetSocketAddress at = server.getAddress();
        return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort());
    }

    /** From now on it lies like this. */
    void lie(Kind how) {
        kind = how;
    }

    /** How often it lied. */
    long lies() {
        return lies.get();
    }

    /** Answers one request, with a lie where that is its way. */
    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString().substring(1);
            if (kind == Kind.INVENTED && exchange.getRequestMethod().equals("POST")) {
                lied(exchange, LINES, invented(body));
            } else if (kind == Kind.STALE && path.equals(Keepsake.path(keepsake.organisation()))) {
                lied(exchange, JSON, keepsake.answer().shared());
            } else {
                passOn(exchange, path, body);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve("/" + path))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) values.forEach(value -> request.header(name, value));
        });
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("Content-Type").orElse(JSON);
        Optional<byte[]> forged = kind == Kind.FORGED ? forged(answer.body()) : Optional.empty();
        if (forged.isPresent()) lied(exchange, type, forged.get());
        else send(exchange, answer.statusCode(), type, answer.body());
    }

    private void lied(HttpExchange exchange, String type, byte[] body) throws IOException {
        lies.incrementAndGet();
        send(exchange, 200, type, body);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** The answer with another character in the middle of its longest text, which is part of the proof. */
    private static Optional<byte[]> forged(byte[] body) {
        String text = new String(body, UTF_8);
        int proof = text.indexOf("\"proof\":");
        if (proof < 0) return Optional.empty();
        String[] texts = text.substring(proof).split("\"", -1);
        String longest = "";
        for (String each : texts) if (each.length() > longest.length()) longest = each;
        int at = text.indexOf(longest, proof) + longest.length() / 2;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return Optional.of((text.substring(0, at) + other + text.substring(at + 1)).getBytes(UTF_8));
    }

    private byte[] invented(byte[] lines) {
        var answers = new StringBuilder();
        for (String line : new String(lines, UTF_8).split("\n", -1)) {
            if (line.isBlank() || !(Json.read(line.getBytes(UTF_8)) instanceof SortedMap<?, ?> sent)) continue;
            byte[] jws = String.valueOf(sent.get("jws")).getBytes(UTF_8);
            String id = Submission.of(jws, Optional.empty()).id().text();
            answers.append("{\"height\":%d,\"id\":\"%s\",\"index\":0,\"status\":\"committed\"}\n"
                    .formatted(height.incrementAndGet(), id));
        }
        return answers.toString().getBytes(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
