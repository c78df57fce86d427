package org.chengxin.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.cometbft.LightBlock;

/** A node over HTTP that has the blocks of an invented chain and says that each transaction is in one of them. */
final class InventedNode implements AutoCloseable {

    private final InventedChain chain;
    private final Map<Long, LightBlock> forged = new ConcurrentHashMap<>();
    private final Map<String, Answering> instead = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, Long> heights = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile long top;

    /** What is done before a question is answered as usual; whoever closes the exchange has answered. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    InventedNode(InventedChain chain) {
        this.chain = chain;
        this.top = chain.height();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where its API is. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** It says that a transaction is in the block at a height. */
    InventedNode says(Submission submission, long height) {
        heights.put(new String(submission.jws().shared(), StandardCharsets.UTF_8), height);
        return this;
    }

    /** It shows another block than the chain's. */
    InventedNode shows(LightBlock block) {
        forged.put(block.header().height(), block);
        return this;
    }

    /** It has no block above a height. */
    InventedNode endsAt(long height) {
        top = height;
        return this;
    }

    /** What happens to questions at a path. */
    InventedNode at(String path, Answering answering) {
        instead.put(path, answering);
        return this;
    }

    /** How often a path was asked. */
    int asked(String path) {
        return Optional.ofNullable(asked.get(path)).map(AtomicInteger::get).orElse(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        asked.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answering first = instead.get(path);
            if (first != null) first.answer(exchange);
            if (exchange.getResponseCode() != -1) return;
            byte[] answer = answer(path, body);
            exchange.sendResponseHeaders(answer.length > 0 ? 200 : 404, answer.length > 0 ? answer.length : -1);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(String path, String body) {
        if (path.equals("transactions")) return lines(body).getBytes(StandardCharsets.UTF_8);
        if (path.equals("status")) return Json.write(Map.of("height", top));
        String[] parts = path.split("/", -1);
        long height = Long.parseLong(parts[1]);
        if (height > top) return new byte[0];
        return parts.length > 2 ? Json.write(Map.of("lightBlock", lightBlock(height))) : block(height);
    }

    private String lines(String body) {
        var lines = new StringBuilder();
        body.lines().forEach(line -> {
            String jws = line.replaceAll("(?s).*\"jws\":\"([^\"]*)\".*", "$1");
            lines.append("{\"height\":").append(heights.get(jws)).append(",\"status\":\"committed\"}\n");
        });
        return lines.toString();
    }

    private String lightBlock(long height) {
        LightBlock block = Optional.ofNullable(forged.get(height)).orElseGet(() -> chain.lightBlock(height));
        return Base64Url.encode(block.encode());
    }

    private byte[] block(long height) {
        return Json.write(Map.of(
                "transactions",
                chain.block(height).transactions().stream()
                        .map(transaction -> {
                            Map<String, Object> entry = new TreeMap<>();
                            entry.put("hash", HexFormat.of().formatHex(Sha256.of(transaction.shared())));
                            entry.put("result", Map.of("code", 0L, "reason", ""));
                            return entry;
                        })
                        .toList()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
