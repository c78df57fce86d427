package org.chengxin.consensus.cometbft;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.SignedTransaction;

/** CometBFT's RPC: JSON-RPC 2.0 over HTTP. Safe for several threads. */
final class RpcClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALREADY_KNOWN = "tx already exists in cache";

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    RpcClient(URI address) {
        this.address = address;
    }

    /** What came of handing over a transaction. */
    enum Handover {
        /** The application will be asked for it. */
        TAKEN,
        /** It was there before, whatever has become of it. */
        KNOWN,
        /** There was no room. */
        FULL
    }

    /**
     * How far CometBFT is.
     *
     * @param height     of its latest block
     * @param catchingUp whether it fetches blocks that others have
     */
    record Status(long height, boolean catchingUp) {}

    /** @throws IOException when it does not answer, or not what was asked */
    Status status() throws IOException {
        var sync = RpcJson.object(RpcJson.get(call("status", Map.of()), "sync_info"));
        return new Status(
                RpcJson.integer(sync, "latest_block_height"), Boolean.TRUE.equals(RpcJson.get(sync, "catching_up")));
    }

    /** How many other nodes it is connected to, if it answers. */
    Optional<Integer> peers() {
        try {
            return Optional.of((int) RpcJson.integer(call("net_info", Map.of()), "n_peers"));
        } catch (IOException | MalformedException noAnswer) {
            return Optional.empty();
        }
    }

    /**
     * Hands over transactions, which are asked for over ABCI after this returns.
     *
     * @return one for each, in order
     * @throws IOException when it does not answer: then nothing is known of any
     */
    List<Handover> broadcast(List<SignedTransaction> transactions) throws IOException {
        List<Map<String, Object>> batch = new ArrayList<>(transactions.size());
        for (SignedTransaction transaction : transactions)
            batch.add(request(
                    batch.size(),
                    "broadcast_tx_async",
                    Map.of(
                            "tx",
                            Base64.getEncoder().encodeToString(transaction.jws().shared()))));
        Object answer = post(Json.write(batch));
        // CometBFT answers a batch of one without the array.
        List<?> answers = answer instanceof List<?> list ? list : List.of(answer);
        if (answers.size() != transactions.size()) throw new IOException("not every transaction was answered");
        return answers.stream().map(RpcClient::handover).toList();
    }

    private static Handover handover(Object answer) {
        Optional<String> error = error(RpcJson.object(answer));
        if (error.isEmpty()) return Handover.TAKEN;
        return error.get().contains(ALREADY_KNOWN) ? Handover.KNOWN : Handover.FULL;
    }

    /**
     * Asks for one thing.
     *
     * @return the member {@code result}
     * @throws IOException when it does not answer, or says that it cannot
     */
    Map<?, ?> call(String method, Map<String, Object> parameters) throws IOException {
        try {
            Map<?, ?> answer = RpcJson.object(post(Json.write(request(0, method, parameters))));
            Optional<String> error = error(answer);
            if (error.isPresent()) throw new IOException(method + ": " + error.get());
            return RpcJson.object(RpcJson.get(answer, "result"));
        } catch (MalformedException strange) {
            throw new IOException(method + ": the answer is none", strange);
        }
    }

    private static Map<String, Object> request(int id, String method, Map<String, Object> parameters) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters);
    }

    private static Optional<String> error(Map<?, ?> answer) {
        if (!(answer.get("error") instanceof Map<?, ?> error)) return Optional.empty();
        return Optional.of(error.get("message") + ": " + error.get("data"));
    }

    private Object post(byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return Json.read(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (MalformedException strange) {
            throw new IOException("the answer is no JSON", strange);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
