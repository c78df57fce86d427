package org.chengxin.consensus.cometbft.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;

/** The one question that a supervisor has. */
final class Rpc implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpRequest status;

    Rpc(InetSocketAddress address) {
        status = HttpRequest.newBuilder(URI.create(
                        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/status"))
                .timeout(PATIENCE)
                .build();
    }

    /**
     * How far it is.
     *
     * @param height     of its latest block
     * @param catchingUp whether it fetches blocks that others have
     */
    record Answer(long height, boolean catchingUp) {}

    /** Its answer, if it gives one in time. */
    Optional<Answer> ask() throws InterruptedException {
        try {
            byte[] body = http.send(status, BodyHandlers.ofByteArray()).body();
            if (Json.read(body) instanceof Map<?, ?> answer
                    && answer.get("result") instanceof Map<?, ?> result
                    && result.get("sync_info") instanceof Map<?, ?> sync
                    && sync.get("latest_block_height") instanceof String height
                    && sync.get("catching_up") instanceof Boolean catchingUp)
                return Optional.of(new Answer(Long.parseLong(height), catchingUp));
            return Optional.empty();
        } catch (IOException | MalformedException | NumberFormatException noAnswer) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
