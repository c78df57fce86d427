package org.chengxin.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.BlockOutcome;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.cometbft.LightBlock;

/** The API of a city whose ledger is real and whose consensus is one block a request. */
public final class TestCityServer implements AutoCloseable {

    private final TestCity city;
    private final Optional<InventedChain> chain;
    private final Map<Long, LightBlock> forged = new HashMap<>();
    private final Set<Long> forked = new HashSet<>();
    private final HttpServer server;
    private final Map<String, Map<String, Object>> results = new HashMap<>();
    private final List<Map<?, ?>> reports = new ArrayList<>();
    private final List<Map<?, ?>> lines = new ArrayList<>();
    private int requestsToLose;
    private int answersToLose;
    private Runnable before = () -> {};
    private final Set<KeyId> revoked = new HashSet<>();
    private Optional<String> stopCode = Optional.empty();

    /** Opens on a free port of this machine. The city's time is the clock's, since commands sign by that. */
    public TestCityServer() {
        this(TestCity.found(), Optional.empty());
    }

    /** A city whose transactions are in blocks of a chain, one before each block that is empty. */
    public TestCityServer(InventedChain chain) {
        this(TestCity.found(genesis -> named(InventedChain.CHAIN_ID, genesis)), Optional.of(chain));
    }

    private TestCityServer(TestCity city, Optional<InventedChain> chain) {
        this.city = city;
        this.chain = chain;
        city.pass(System.currentTimeMillis() - city.time());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private static Genesis named(String chain, Genesis genesis) {
        ChainState old = genesis.settings();
        var settings = new ChainState(
                chain,
                old.cityZh(),
                old.cityEn(),
                old.demo(),
                old.keyDelayMillis(),
                old.rules(),
                old.blockTransactions());
        return new Genesis(
                settings,
                genesis.time(),
                genesis.validators(),
                genesis.members(),
                genesis.organisations(),
                genesis.items(),
                genesis.editions());
    }

    /** From now on another block than the chain's is shown. */
    public synchronized void show(LightBlock block) {
        forged.put(block.header().height(), block);
    }

    /** From now on the other block is shown that the chain's validators have signed at a height. */
    public synchronized void fork(long height) {
        forked.add(height);
    }

    /** Where the API is. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What stands behind it. */
    public TestCity city() {
        return city;
    }

    /** The reports that were left here. */
    public synchronized List<Map<?, ?>> reports() {
        return List.copyOf(reports);
    }

    /** Every line with a transaction that came in. */
    public synchronized List<Map<?, ?>> lines() {
        return List.copyOf(lines);
    }

    /** Breaks the next connections: of so many requests before anything is read, then of so many before the answer. */
    public synchronized void lose(int requests, int answers) {
        requestsToLose = requests;
        answersToLose = answers;
    }

    /** Something that happens when the first transactions have come and are in no block yet. */
    public synchronized void beforeFirstBlock(Runnable happens) {
        before = happens;
    }

    /** From now on nothing is taken, for a reason with this code. */
    public synchronized void takeNothing(String code) {
        stopCode = Optional.of(code);
    }

    /** From now on a key is told to be revoked. */
    public synchronized void revoke(KeyId key) {
        revoked.add(key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<byte[]> answer = answer(path, body);
            if (answer.isEmpty()) return;
            boolean found = answer.get().length > 0;
            byte[] bytes =
                    found ? answer.get() : "{\"code\":\"API-010\",\"title\":\"?\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Optional<byte[]> answer(String path, byte[] body) {
        if (path.equals("transactions")) return transactions(body);
        if (path.startsWith("keys/")) return Optional.of(key(path));
        if (chain.isPresent() && path.startsWith("blocks/"))
            return Optional.of(block(chain.get(), path.split("/", -1)));
        if (chain.isPresent() && path.startsWith("organisations/")) return Optional.of(proof(chain.get()));
        return Optional.of(
                switch (path) {
                    case "status" -> Json.write(status());
                    case "catalogue" ->
                        list("items", CatalogueItem.class, city.genesis().items());
                    case "editions" ->
                        list("editions", Edition.class, city.genesis().editions());
                    case "authorities" -> authorities();
                    case "imports" -> {
                        String payload = new String(body, StandardCharsets.US_ASCII).split("\\.", -1)[1];
                        reports.add((Map<?, ?>) Json.read(Base64Url.decode(payload)));
                        yield Json.write(Map.of("id", "report-" + reports.size()));
                    }
                    default -> new byte[0];
                });
    }

    private Optional<byte[]> transactions(byte[] body) {
        if (requestsToLose > 0) {
            requestsToLose--;
            return Optional.empty();
        }
        List<String> jwss = new ArrayList<>();
        List<byte[]> fresh = new ArrayList<>();
        List<String> freshJws = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.isEmpty()) continue;
            var members = (Map<?, ?>) Json.read(line.getBytes(StandardCharsets.UTF_8));
            lines.add(members);
            String jws = (String) Objects.requireNonNull(members.get("jws"));
            jwss.add(jws);
            if (results.containsKey(jws)) continue;
            fresh.add(jws.getBytes(StandardCharsets.US_ASCII));
            freshJws.add(jws);
        }
        before.run();
        before = () -> {};
        if (stopCode.isPresent()) {
            String busy = "{\"retryAfterSeconds\":1,\"status\":\"busy\"}\n";
            return Optional.of(busy.repeat(jwss.size()).getBytes(StandardCharsets.UTF_8));
        }
        if (!fresh.isEmpty()) {
            BlockOutcome outcome = city.execute(fresh);
            chain.ifPresent(blocks ->
                    blocks.commit(new TreeMap<>(), fresh.stream().map(Bytes::of).toList()));
            for (int i = 0; i < fresh.size(); i++)
                results.put(freshJws.get(i), result(outcome.results().get(i)));
        }
        if (!fresh.isEmpty()) chain.ifPresent(blocks -> blocks.commit(new TreeMap<>()));
        if (answersToLose > 0) {
            answersToLose--;
            return Optional.empty();
        }
        StringBuilder answers = new StringBuilder();
        for (String jws : jwss)
            answers.append(new String(Json.write(Objects.requireNonNull(results.get(jws))), StandardCharsets.UTF_8))
                    .append('\n');
        return Optional.of(answers.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new TreeMap<>();
        status.put("chain", city.chain());
        status.put("health", health());
        status.put("height", height());
        chain.ifPresent(blocks -> {
            status.put("blockHash", blocks.trusted(blocks.height()).hash().toHex());
            status.put("time", city.time());
        });
        return status;
    }

    private long height() {
        return chain.map(InventedChain::height).orElseGet(city::height);
    }

    private byte[] block(InventedChain blocks, String[] path) {
        long height = Long.parseLong(path[1]);
        if (height > blocks.height()) return new byte[0];
        LightBlock block = forked.contains(height)
                ? blocks.signedTwice(height)
                : Optional.ofNullable(forged.get(height)).orElseGet(() -> blocks.lightBlock(height));
        if (path.length > 2) return Json.write(Map.of("lightBlock", Base64Url.encode(block.encode())));
        return Json.write(Map.of(
                "transactions",
                blocks.block(height).transactions().stream()
                        .map(jws -> Map.of(
                                "hash",
                                Bytes.owned(Sha256.of(jws.shared())).toHex(),
                                "result",
                                Map.of("code", 0L, "reason", "")))
                        .toList()));
    }

    private static byte[] proof(InventedChain blocks) {
        byte[] proof =
                blocks.proofFile(blocks.height() - 1, Optional.empty(), "chain").encode();
        return ("{\"proof\":" + new String(proof, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> health() {
        return stopCode.<Map<String, Object>>map(
                        code -> Map.of("code", code, "sentence", "It is so.", "state", "read-only"))
                .orElse(Map.of("state", "running"));
    }

    private Map<String, Object> result(TransactionResult result) {
        Map<String, Object> answer = new TreeMap<>();
        boolean accepted = result.code() == TransactionResult.ACCEPTED;
        answer.put("status", accepted ? "committed" : "refused");
        if (result.code() != TransactionResult.INADMISSIBLE) answer.put("height", height());
        if (!accepted)
            answer.put("reason", Map.of("code", result.reason(), "mayPassLater", false, "sentence", "It is refused."));
        return answer;
    }

    private byte[] key(String path) {
        String[] parts = path.split("/", -1);
        KeyId id = KeyId.of(new Uscc(parts[1]), new Thumbprint(parts[2]));
        var state = city.view().find(new KeyKey(id));
        if (state.isEmpty()) return new byte[0];
        long top =
                city.view().find(new WindowKey(id)).map(window -> window.top()).orElse(0L);
        return Json.write(Map.of("status", revoked.contains(id) ? "revoked" : "active", "top", top));
    }

    private byte[] authorities() {
        List<Object> all = new ArrayList<>();
        for (FirstOrganisation organisation : city.genesis().organisations()) {
            SortedMap<String, Object> authority = new TreeMap<>();
            authority.put("uscc", organisation.uscc().text());
            authority.put("name", organisation.name());
            authority.put(
                    "roles",
                    organisation.roles().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .toList());
            authority.put(
                    "entitlements",
                    organisation.entitlements().stream()
                            .map(one -> Map.of(
                                    "decidedBy",
                                    one.decidedBy().text(),
                                    "item",
                                    one.item().text()))
                            .toList());
            all.add(authority);
        }
        return Json.write(Map.of("authorities", all));
    }

    private static <T> byte[] list(String name, Class<T> type, List<T> values) {
        Codec<T> codec = Codec.of(type);
        return Json.write(Map.of(
                name,
                values.stream().map(value -> Json.read(codec.encode(value))).toList()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
