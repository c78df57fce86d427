package org.chengxin.stories.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Answers as a node does, by asking one, but for transactions: those it keeps to itself and says of each what it likes.
 */
final class ForgingNode implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI node;
    private final UnaryOperator<String> lie;
    private final AtomicInteger kept = new AtomicInteger();

    private ForgingNode(URI node, HttpServer server, UnaryOperator<String> lie) {
        this.node = node;
        this.server = server;
        this.lie = lie;
    }

    /**
     * A liar before a node.
     *
     * @param lie the line of the answer about a line of a request
     */
    static ForgingNode before(URI node, UnaryOperator<String> lie) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var forging = new ForgingNode(node, server, lie);
        server.createContext("/", forging::pass);
        server.createContext("/transactions", forging::forge);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return forging;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many transactions it has kept to itself. */
    int kept() {
        return kept.get();
    }

    private void forge(HttpExchange exchange) throws IOException {
        String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder answer = new StringBuilder();
        for (String line : lines.strip().split("\n", -1)) {
            kept.incrementAndGet();
            answer.append(lie.apply(line)).append('\n');
        }
        answer(exchange, 200, "application/x-ndjson", answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        var request = HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Accept", "Content-Type"})
            if (exchange.getRequestHeaders().containsKey(name))
                request.header(name, exchange.getRequestHeaders().getFirst(name));
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("application/json");
            answer(exchange, answer.statusCode(), type, answer.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
