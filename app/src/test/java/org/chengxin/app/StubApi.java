package org.chengxin.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Says of a node what its API would: how it is, how high, and the hash of each block. */
final class StubApi implements AutoCloseable {

    private final HttpServer server;
    private volatile String state = "running";
    private volatile long height = 7;
    private volatile String hash = "";
    private volatile boolean rising;

    /** Listens where a node would, and says that it runs. */
    StubApi(LocalNode node) throws IOException {
        int port = node.api().getPort();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer("/", () -> "");
        answer("/status", this::status);
        answer("/blocks/", () -> hash.isEmpty() ? "" : "{\"hash\":\"" + hash + "\"}");
        server.start();
    }

    private String status() {
        long now = height;
        if (rising) height = now + 1;
        return "{\"health\":{\"state\":\"" + state + "\"},\"height\":" + now + "}";
    }

    private interface Answer {
        String body();
    }

    /** What has no answer is not found. */
    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    StubApi says(String newState) {
        state = newState;
        return this;
    }

    /** No hash: it shows no block. */
    StubApi shows(long newHeight, String newHash) {
        height = newHeight;
        hash = newHash;
        return this;
    }

    /** Each time it was asked it is one higher. */
    StubApi rises() {
        rising = true;
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
