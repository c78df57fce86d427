package org.chengxin.stories.bench.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;

/** CometBFT's RPC, as far as a load and its measuring need it. Safe for several threads. */
final class EngineRpc implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The client whose connections are used. */
    HttpClient http() {
        return http;
    }

    /** The body that hands over transactions; made before any clock starts. */
    static byte[] broadcast(List<byte[]> transactions) {
        var body = new StringBuilder("[");
        for (byte[] transaction : transactions) {
            if (body.length() > 1) body.append(',');
            body.append("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"broadcast_tx_async\",\"params\":{\"tx\":\"")
                    .append(Base64.getEncoder().encodeToString(transaction))
                    .append("\"}}");
        }
        return body.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Posts such a body; fails unless every transaction was taken. */
    void post(URI rpc, byte[] body) throws InterruptedException {
        try {
            requireTaken(http.send(request(rpc, body), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException gone) {
            throw Validators.failed(rpc + " did not take transactions: " + gone.getMessage());
        }
    }

    /** The same without waiting. */
    CompletableFuture<Void> postLater(URI rpc, byte[] body) {
        return http.sendAsync(request(rpc, body), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> requireTaken(answer.body()));
    }

    private static HttpRequest request(URI rpc, byte[] body) {
        return HttpRequest.newBuilder(rpc)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void requireTaken(String answer) {
        if (answer.contains("\"error\"")) throw Validators.failed("a transaction was not taken: " + answer);
    }

    /** The height of the latest block that the application has applied; empty while nobody answers. */
    Optional<Long> height(URI rpc) throws InterruptedException {
        try {
            Map<?, ?> status = object(get(rpc, "status"), "sync_info");
            return Optional.of(Long.parseLong(String.valueOf(status.get("latest_block_height"))));
        } catch (IOException | MalformedException notYet) {
            return Optional.empty();
        }
    }

    /** How many other nodes it is connected with; none while nobody answers. */
    int peers(URI rpc) throws InterruptedException {
        try {
            return Integer.parseInt(String.valueOf(get(rpc, "net_info").get("n_peers")));
        } catch (IOException | MalformedException notYet) {
            return 0;
        }
    }

    /** What the application says of itself. */
    String application(URI rpc) throws InterruptedException {
        try {
            return String.valueOf(object(get(rpc, "abci_info"), "response").get("data"));
        } catch (IOException | MalformedException none) {
            throw Validators.failed(rpc + " says nothing of its application: " + none.getMessage());
        }
    }

    /** The transactions of a block, in base64. */
    List<String> transactions(URI rpc, long height) throws InterruptedException {
        try {
            Map<?, ?> data = object(object(get(rpc, "block?height=" + height), "block"), "data");
            List<String> transactions = new ArrayList<>();
            if (data.get("txs") instanceof List<?> list) for (Object each : list) transactions.add((String) each);
            return transactions;
        } catch (IOException | MalformedException none) {
            throw Validators.failed(rpc + " has no block " + height + ": " + none.getMessage());
        }
    }

    private Map<?, ?> get(URI rpc, String what) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(rpc.resolve("/" + what))
                .timeout(PATIENCE)
                .build();
        byte[] answer =
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        return object(Json.read(answer) instanceof Map<?, ?> map ? map : Map.of(), "result");
    }

    private static Map<?, ?> object(Map<?, ?> holder, String name) throws IOException {
        if (holder.get(name) instanceof Map<?, ?> found) return found;
        throw new IOException("there is no " + name);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
