package org.chengxin.stories.bench.network;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * When a node has committed and applied each block, and how many transactions it had: CometBFT says so by itself, after
 * the application's Commit, in a message that holds no transaction. Safe for several threads.
 */
final class BlockWatch implements WebSocket.Listener, AutoCloseable {

    private static final String SUBSCRIPTION =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscribe\",\"params\":{\"query\":\"tm.event='NewBlockEvents'\"}}";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /**
     * A block.
     *
     * @param height       its height
     * @param at           when it was told of, by {@link System#nanoTime()}
     * @param transactions how many it has
     */
    record Seen(long height, long at, long transactions) {}

    private final List<Seen> blocks = new ArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private long committed;
    private boolean open;
    private @Nullable String broken;

    private BlockWatch(HttpClient http, URI rpc) {
        URI address = URI.create("ws://" + rpc.getHost() + ":" + rpc.getPort() + "/websocket");
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** Watches from the next block on. */
    static BlockWatch on(EngineRpc rpc, URI node) throws InterruptedException {
        try {
            var watch = new BlockWatch(rpc.http(), node);
            watch.socket.sendText(SUBSCRIPTION, true).join();
            watch.awaitOpen();
            return watch;
        } catch (CompletionException refused) {
            throw Validators.failed(node + " tells nothing of its blocks: " + refused.getMessage());
        }
    }

    private synchronized void awaitOpen() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!open) await(deadline, "the subscription");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        long now = System.nanoTime();
        message.append(part);
        if (last) {
            take(message.toString(), now);
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private synchronized void take(String text, long now) {
        try {
            if (Json.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> answer
                    && answer.get("result") instanceof Map<?, ?> result) {
                open = true;
                if (result.get("data") instanceof Map<?, ?> data && data.get("value") instanceof Map<?, ?> value) {
                    long transactions = Long.parseLong(String.valueOf(value.get("num_txs")));
                    blocks.add(new Seen(Long.parseLong(String.valueOf(value.get("height"))), now, transactions));
                    committed += transactions;
                }
            } else broken = text;
        } catch (MalformedException strange) {
            broken = strange.getMessage();
        }
        notifyAll();
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        broken = error.toString();
        notifyAll();
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        broken = "it hung up: " + reason;
        notifyAll();
        return null;
    }

    /** How many transactions were committed since it watches. */
    synchronized long committed() {
        return committed;
    }

    /** The blocks that it has seen. */
    synchronized List<Seen> blocks() {
        return List.copyOf(blocks);
    }

    /** Waits until so many transactions were committed since it watches; fails when none was for a minute. */
    synchronized void awaitCommitted(long count) throws InterruptedException {
        long before = -1;
        long deadline = 0;
        while (committed < count) {
            if (committed != before) {
                before = committed;
                deadline = System.nanoTime() + PATIENCE_NANOS;
            }
            await(deadline, "transaction " + count + ", after " + committed);
        }
    }

    private void await(long deadline, String what) throws InterruptedException {
        if (broken != null) throw Validators.failed("the watch over blocks broke: " + broken);
        long left = deadline - System.nanoTime();
        if (left <= 0) throw Validators.failed("waited a minute in vain for " + what);
        TimeUnit.NANOSECONDS.timedWait(this, left);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
