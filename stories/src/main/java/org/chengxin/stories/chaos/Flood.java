package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One authority hands in at a node as much as it can, from an address of its own, and hands in again what is refused. */
final class Flood implements Harm {

    private static final System.Logger LOG = System.getLogger(Flood.class.getName());
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int SENDERS = 4;
    private static final String BUSY = "\"status\":\"busy\"";

    private final Scene scene;
    private final URI target;
    private final List<byte[]> requests;
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong refusedRequests = new AtomicLong();
    private final AtomicLong refusedLines = new AtomicLong();
    private long before;
    private volatile boolean over;

    Flood(Scene scene, int victim) {
        this.scene = scene;
        this.target = scene.network().validator(victim).api().resolve("/transactions");
        this.requests = scene.flooder().requests();
    }

    @Override
    public void strike() {
        before = scene.clients().committed();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender;
            senders.add(Thread.ofVirtual().start(() -> send(first)));
        }
    }

    private void send(int first) {
        try (HttpClient http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(Hosts.STRANGER))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            for (int next = first; !over; next = (next + SENDERS) % requests.size()) send(http, requests.get(next));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpClient http, byte[] request) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(target)
                            .timeout(ANSWER)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 429) refusedRequests.incrementAndGet();
            for (String line : new String(answer.body(), UTF_8).split("\n", -1)) {
                if (line.contains("\"status\"")) lines.incrementAndGet();
                if (line.contains(BUSY)) refusedLines.incrementAndGet();
            }
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.DEBUG, "a request of the flood broke off", broken);
        }
    }

    /** It is a flood only once there is no room for it; from then on others have to get through all the same. */
    @Override
    public String seen() throws InterruptedException {
        Network.await("a flood to be refused", () -> refusedLines.get() + refusedRequests.get() > 0);
        long then = scene.clients().committed();
        Network.await("writes of others during a flood", () -> scene.clients().committed() > then);
        Thread.sleep(scene.lasts());
        return "%,d lines sent, of which %,d were answered busy, and %,d requests answered 429; %,d writes of others acknowledged"
                .formatted(
                        lines.get(),
                        refusedLines.get(),
                        refusedRequests.get(),
                        scene.clients().committed() - before);
    }

    @Override
    public void mend() throws InterruptedException {
        over = true;
        for (Thread sender : senders) sender.join();
    }
}
