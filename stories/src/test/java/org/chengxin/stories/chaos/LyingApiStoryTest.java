package org.chengxin.stories.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.cli.Chengxin;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.ProvenAnswers;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkReason;
import org.chengxin.stories.process.CityProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody prefers an API that lies; behind it, and beside it, is a city that tells the truth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LyingApiStoryTest {

    private static final Pattern BLOCK = Pattern.compile("/blocks/[0-9]+");
    private static final Pattern RESULT = Pattern.compile(",\"result\":\\{[^}]*}");
    private static final Pattern CODE = Pattern.compile("\"code\":\"[A-Z]+-[0-9]{3}\"");
    private static final Pattern REFUSED = Pattern.compile(",\"reason\":\\{[^}]*},\"status\":\"refused\"");
    private static final Pattern COMMIT = Pattern.compile("/blocks/([0-9]+)/commit");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SdkReason> told = new ArrayList<>();
    private Path data = Path.of("");
    private CityProcess city;
    private GenesisDocument genesis;
    private Desk desk;
    private Keepsake keepsake;
    private Liar liar;

    @BeforeAll
    void a_company_has_another_name_than_it_had(@TempDir Path folder) throws InterruptedException {
        data = folder.resolve("data");
        city = CityProcess.start(data, CityProcess.freePort(), folder.resolve("city.log"));
        try (var client = new ChengxinClient(city.address());
                var access = new Access(List.of(city.address()), (node, reason) -> {})) {
            genesis = GenesisDocument.read(client.bytes("genesis"));
            var keys = new Keyring(data, Passphrase.NONE);
            desk = new Desk(genesis.chainId(), keys.key(ExampleCity.MARKET_REGULATOR.uscc()));
            keepsake = Keepsake.take(access, genesis, desk);
        }
    }

    @BeforeEach
    void somebody_stands_before_the_city() {
        told.clear();
        liar = new Liar(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), city.address(), keepsake);
    }

    @AfterEach
    void the_liar_goes() {
        liar.close();
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    private CityNodes nodes(URI preferred) {
        return new CityNodes(List.of(preferred, city.address()), (node, reason) -> {
            assertEquals(preferred, node, "the other one tells the truth");
            told.add(reason);
        });
    }

    private Optional<String> name(Duration maxAge) throws InterruptedException {
        try (CityNodes nodes = nodes(liar.address())) {
            return new ProvenAnswers(nodes, genesis, maxAge)
                    .organisation(keepsake.organisation())
                    .map(Organisation::name);
        }
    }

    private Fate rename(URI preferred, String name) throws InterruptedException {
        try (CityNodes nodes = nodes(preferred)) {
            return new SafeSubmitter(nodes, PATIENCE, Optional.of(genesis))
                    .submit(desk.change(keepsake.organisation(), name));
        }
    }

    @Test
    void a_forged_proof_is_refused_and_the_next_node_answers() throws InterruptedException {
        liar.lie(Liar.Kind.FORGED);
        assertTrue(name(PATIENCE).isPresent());
        assertEquals(1, liar.lies());
        assertEquals(List.of(SdkReason.ANSWER_MUST_BE_PROVEN), told);
    }

    @Test
    void an_old_truth_is_left_for_the_answer_of_the_next_node() throws InterruptedException {
        liar.lie(Liar.Kind.STALE);
        assertEquals(Optional.of("示例旧名公司"), name(PATIENCE), "within the age that is taken for news");
        Network.await("a proof to be old", () -> System.nanoTime() - keepsake.takenAt() > 3_000_000_000L);
        rename(city.address(), "示例更新名公司");
        assertEquals(Optional.of("示例更新名公司"), name(Duration.ofSeconds(3)));
        assertEquals(List.of(), told, "whoever is behind does not lie");
    }

    @Test
    void an_invented_acknowledgement_is_refused_and_the_next_node_takes_the_transaction() throws InterruptedException {
        liar.lie(Liar.Kind.INVENTED);
        assertInstanceOf(Fate.Committed.class, rename(liar.address(), "示例第三名公司"));
        assertEquals(1, liar.lies());
        assertEquals(List.of(SdkReason.ANSWER_MUST_BE_PROVEN), told);
    }

    @Test
    void an_import_does_not_believe_an_invented_acknowledgement_of_the_only_node(@TempDir Path folder)
            throws IOException, InterruptedException {
        liar.lie(Liar.Kind.INVENTED);
        String company = ExampleCity.company(901).text();
        Path file = Files.writeString(
                folder.resolve("registrations.csv"), "统一社会信用代码,企业名称,成立日期\n" + company + ",示例轻信有限公司,2001-02-03\n");
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Chengxin.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "import",
                "registrations",
                file.toString(),
                "--json",
                "--patience",
                "1",
                "--url",
                liar.address().toString(),
                "--data",
                data.toString());
        assertEquals(5, exit, out + "" + err);
        assertTrue(out.toString().contains("\"committed\":0"), out.toString());
        assertTrue(out.toString().contains(SdkReason.ANSWER_MUST_BE_PROVEN.code()), out.toString());
        assertTrue(err.toString().contains(SdkReason.ANSWER_MUST_BE_PROVEN.code()), err.toString());
    }

    @Test
    void a_node_whose_network_stops_before_the_next_block_is_left_and_not_taken_for_a_liar()
            throws IOException, InterruptedException {
        var firstAsked = new AtomicLong();
        HttpServer halted = before(exchange -> {
            Matcher commit = COMMIT.matcher(exchange.getRequestURI().getPath());
            if (commit.matches() && isAfter(firstAsked, Long.parseLong(commit.group(1)))) notYet(exchange);
            else liar.answer(exchange);
        });
        try {
            assertInstanceOf(Fate.Committed.class, rename(address(halted), "示例第四名公司"));
            assertEquals(List.of(), told);
        } finally {
            halted.stop(0);
        }
    }

    @Test
    void a_node_that_keeps_back_a_result_of_the_block_proves_none_of_it() throws IOException, InterruptedException {
        HttpServer secretive = before(exchange -> {
            if (BLOCK.matcher(exchange.getRequestURI().getPath()).matches())
                twisted(exchange, body -> RESULT.matcher(body).replaceAll(""));
            else liar.answer(exchange);
        });
        try {
            assertInstanceOf(Fate.Committed.class, rename(address(secretive), "示例第五名公司"));
            assertEquals(List.of(SdkReason.ANSWER_MUST_BE_PROVEN), told);
        } finally {
            secretive.stop(0);
        }
    }

    @Test
    void a_refusal_that_a_node_calls_a_success_is_refused_by_the_results_of_the_block()
            throws IOException, InterruptedException {
        HttpServer flatterer = before(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) twisted(exchange, LyingApiStoryTest::flattering);
            else liar.answer(exchange);
        });
        assertRefusedInTheBlock(flatterer, 902);
    }

    @Test
    void a_result_that_a_node_forges_in_the_block_is_refused_by_the_next_header()
            throws IOException, InterruptedException {
        HttpServer forger = before(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) twisted(exchange, LyingApiStoryTest::flattering);
            else if (BLOCK.matcher(exchange.getRequestURI().getPath()).matches())
                twisted(exchange, body -> RESULT.matcher(body).replaceAll(",\"result\":{\"code\":0,\"reason\":\"\"}"));
            else liar.answer(exchange);
        });
        assertRefusedInTheBlock(forger, 903);
    }

    @Test
    void a_refusal_for_which_a_node_gives_another_reason_is_refused_by_the_results_of_the_block()
            throws IOException, InterruptedException {
        HttpServer pretender = before(exchange -> {
            if (exchange.getRequestMethod().equals("POST"))
                twisted(exchange, body -> CODE.matcher(body).replaceAll("\"code\":\"CR-003\""));
            else liar.answer(exchange);
        });
        assertRefusedInTheBlock(pretender, 904);
    }

    /** What the city refuses in a block, as a node says that it was a success. */
    private void assertRefusedInTheBlock(HttpServer preferred, int unregistered) throws InterruptedException {
        try (CityNodes nodes = nodes(address(preferred))) {
            Fate fate = new SafeSubmitter(nodes, PATIENCE, Optional.of(genesis))
                    .submit(desk.change(ExampleCity.company(unregistered), "示例无名公司"));
            var refused = assertInstanceOf(Fate.Refused.class, fate);
            assertTrue(refused.height().isPresent(), refused.toString());
            assertEquals(List.of(SdkReason.ANSWER_MUST_BE_PROVEN), told);
        } finally {
            preferred.stop(0);
        }
    }

    private static String flattering(String answers) {
        return REFUSED.matcher(answers).replaceAll(",\"status\":\"committed\"");
    }

    private static HttpServer before(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Passes a request on, and another answer back. */
    private void twisted(HttpExchange exchange, UnaryOperator<String> twist) throws IOException {
        var request = HttpRequest.newBuilder(city.address().resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Content-Type", "Prefer"))
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            byte[] body = twist.apply(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first height asked for is that of the transaction's block. */
    private static boolean isAfter(AtomicLong first, long height) {
        first.compareAndSet(0, height);
        return height > first.get();
    }

    private static void notYet(HttpExchange exchange) throws IOException {
        byte[] body = "{\"code\":\"API-025\",\"detail\":\"Not yet.\",\"mayPassLater\":true,\"status\":404}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(404, body.length);
        exchange.getResponseBody().write(body);
    }
}
