package org.chengxin.sdk;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * The API of one city. Safe for several threads. Every method throws {@link CityProblem} when the city refuses and
 * {@link SdkException} when it does not answer, not in time, or not as this release knows it.
 */
public final class ChengxinClient implements AutoCloseable {

    /** How long an ordinary answer may take. */
    private static final Duration SHORT = Duration.ofSeconds(30);
    /** How long the city is asked to wait for a block before it answers, at most. */
    private static final Duration UNTIL_COMMITTED = Duration.ofSeconds(30);
    /** How long it is asked to wait at least: the header counts whole seconds. */
    static final Duration LEAST = Duration.ofSeconds(1);
    /** How much longer its answer may take, at most, and no longer than the caller's own time but for a second. */
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** How long something that reads the whole state may take. */
    private static final Duration LONG = Duration.ofHours(6);

    /** Most bytes of a request: half of what the city takes. */
    private static final long MAX_REQUEST_BYTES = 8L * 1024 * 1024;

    private final Http http;

    /** The city whose API is at this address, such as {@code http://localhost:8080}. */
    public ChengxinClient(URI address) {
        this.http = new Http(address);
    }

    /** {@code GET} of any path of the API, without its leading slash. */
    public Members get(String path) throws InterruptedException {
        return get(path, SHORT);
    }

    /** {@code GET} of any path, whose answer may take so long. */
    Members get(String path, Duration timeout) throws InterruptedException {
        return Members.read("GET /" + path, bytes(path, timeout));
    }

    /** The bytes that {@code GET} of a path gives. */
    public byte[] bytes(String path) throws InterruptedException {
        return bytes(path, SHORT);
    }

    private byte[] bytes(String path, Duration timeout) throws InterruptedException {
        return http.send(http.request(path, timeout).GET().build(), BodyHandlers.ofByteArray());
    }

    /**
     * The proof file beside the answer to a path, or beside the refusal that there is nothing at it.
     *
     * @return the file's exact bytes; empty when the city answers without a proof
     */
    public Optional<byte[]> proof(String path) throws InterruptedException {
        try {
            return get(path + (path.contains("?") ? "&" : "?") + "proof=true").canonical("proof");
        } catch (CityProblem nothingThere) {
            if (nothingThere.proof().isPresent()) return nothingThere.proof();
            throw nothingThere;
        }
    }

    /**
     * The block at a height with its commit and validators, as the city has it; nothing about it is verified.
     *
     * @throws SdkException {@link SdkReason#ANSWER_MUST_BE_UNDERSTOOD} when it is no light block of that height
     */
    public LightBlock lightBlock(long height) throws InterruptedException {
        return lightBlock(height, SHORT);
    }

    /** The same, when the answer may take so long. */
    LightBlock lightBlock(long height, Duration timeout) throws InterruptedException {
        String path = "blocks/" + height + "/commit";
        try {
            var block = LightBlock.decode(
                    Bytes.ofBase64Url(get(path, timeout).text("lightBlock")).shared());
            if (block.header().height() == height) return block;
        } catch (IllegalArgumentException | MalformedException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "GET /" + path, strange);
        }
        throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "GET /" + path);
    }

    /** Id of the chain. */
    public String chain() throws InterruptedException {
        return get("status").text("chain");
    }

    /**
     * Id of the chain, from a node that takes transactions or soon will.
     *
     * @throws CityProblem with the node's own code when it takes none until somebody does something about it
     */
    public String chainToWriteTo() throws InterruptedException {
        Members status = get("status");
        Members health = status.object("health");
        String state = health.text("state");
        if (state.equals("read-only") || state.equals("stopped"))
            throw CityProblem.ofIdleNode(health.text("code"), health.text("sentence"));
        return status.text("chain");
    }

    /** The highest sequence that the chain has seen of a key. */
    public long windowTop(KeyId key) throws InterruptedException {
        return get("keys/" + key.path()).number("top");
    }

    /**
     * Hands in as many of the transactions as fit into one request, the first at least, and waits until the city has
     * decided about them or stops waiting.
     *
     * @param share how long the caller has; its answer is not waited for longer than {@link #LEAST} and a second beyond that
     * @return an answer for each of those handed in, in their order
     */
    List<LineAnswer> submit(List<Submission> waiting, Duration share) throws InterruptedException {
        List<Submission> batch = fitting(waiting);
        Duration wait = within(LEAST, share, UNTIL_COMMITTED);
        Duration timeout = within(wait, share, wait.plus(ANSWER)).plusSeconds(1);
        var request = http.request("transactions", timeout)
                .header("Content-Type", "application/x-ndjson")
                .header("Prefer", "wait=" + wait.toSeconds())
                .POST(BodyPublishers.ofByteArray(lines(batch)))
                .build();
        List<LineAnswer> answers = new ArrayList<>();
        String body = new String(http.send(request, BodyHandlers.ofByteArray()), StandardCharsets.UTF_8);
        for (String line : body.split("\n", -1)) {
            if (line.isBlank()) continue;
            if (answers.size() == batch.size())
                throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "POST /transactions");
            answers.add(LineAnswer.read(
                    "POST /transactions",
                    line.getBytes(StandardCharsets.UTF_8),
                    batch.get(answers.size()).id()));
        }
        return answers;
    }

    private static Duration within(Duration least, Duration wanted, Duration most) {
        if (wanted.compareTo(least) < 0) return least;
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /** As many of the transactions, from the first on, as fit into one request. */
    static List<Submission> fitting(List<Submission> waiting) {
        int count = 0;
        long bytes = 0;
        for (Submission submission : waiting) {
            bytes += submission.bytes();
            if (count > 0 && bytes > MAX_REQUEST_BYTES) break;
            count++;
        }
        return waiting.subList(0, count);
    }

    /** Posts a signed document, a JWS in compact form, and gives the answer. */
    public Members post(String path, byte[] jws) throws InterruptedException {
        var request = http.request(path, SHORT)
                .header("Content-Type", "application/jose")
                .POST(BodyPublishers.ofByteArray(jws))
                .build();
        return Members.read("POST /" + path, http.send(request, BodyHandlers.ofByteArray()));
    }

    /** Asks as the operator. */
    public Members getAsOperator(String path, String token) throws InterruptedException {
        var request = http.request(path, LONG)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build();
        return Members.read("GET /" + path, http.send(request, BodyHandlers.ofByteArray()));
    }

    /**
     * Has the node copied while it runs.
     *
     * @param file takes the copy; is there already and empty, readable by its owner only
     */
    public void backup(String token, Path file) throws InterruptedException {
        var request = http.request("operator/backup", LONG)
                .setHeader("Accept", "application/octet-stream, application/problem+json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        http.send(request, BodyHandlers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    private static byte[] lines(List<Submission> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.size() * 1024);
        for (Submission submission : batch) {
            Optional<ContentOpening> opening = submission.opening();
            lines.write('{');
            opening.ifPresent(it -> {
                put(lines, "\"content\":");
                put(lines, it.content().bytes());
                lines.write(',');
            });
            put(lines, "\"jws\":\"");
            put(lines, submission.jws());
            lines.write('"');
            opening.ifPresent(it -> {
                put(lines, ",\"salt\":\"");
                put(lines, it.salt().toBase64Url());
                lines.write('"');
            });
            put(lines, "}\n");
        }
        return lines.toByteArray();
    }

    private static void put(ByteArrayOutputStream lines, String text) {
        lines.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ByteArrayOutputStream lines, Bytes bytes) {
        lines.writeBytes(bytes.shared());
    }

    @Override
    public void close() {
        http.close();
    }
}
