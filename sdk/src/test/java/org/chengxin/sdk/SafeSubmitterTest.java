package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeSubmitterTest {

    private static final TransactionSigner SIGNER =
            new TransactionSigner(SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), Algorithm.EDDSA));
    private static final Submission ONE = submission(1);
    private static final Submission TWO = submission(2);

    /** What the city does with the next request. */
    private interface Turn {
        void take(HttpExchange exchange, List<String> lines) throws IOException;
    }

    private final LinkedBlockingDeque<Turn> turns = new LinkedBlockingDeque<>();
    private final List<List<String>> requests = new ArrayList<>();
    private final List<String> preferences = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer city = server();
    private ChengxinClient client = new ChengxinClient(URI.create("http://localhost"));

    @BeforeEach
    void open() {
        city.createContext("/transactions", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = body.lines().toList();
            synchronized (requests) {
                requests.add(lines);
                preferences.add(exchange.getRequestHeaders().getFirst("Prefer"));
            }
            try (exchange) {
                turns.removeFirst().take(exchange, lines);
            }
        });
        city.start();
        client = new ChengxinClient(address(city));
    }

    @AfterEach
    void close() {
        closing.countDown();
        client.close();
        city.stop(0);
    }

    @Test
    void what_is_committed_and_what_is_refused_is_told_in_the_order_of_the_batch() throws InterruptedException {
        turns.add(answer(refused(TWO, "CR-004", 9), committed(ONE, 9)));
        assertEquals(
                List.of(
                        new Fate.Refused(TWO.id(), "CR-004", "It is so.", false, OptionalLong.of(9)),
                        new Fate.Committed(ONE.id(), 9)),
                submit(TWO, ONE));
    }

    @Test
    void a_connection_that_breaks_is_followed_by_the_same_bytes() throws InterruptedException {
        turns.add((exchange, lines) -> exchange.close());
        turns.add((exchange, lines) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"id\"".getBytes(StandardCharsets.UTF_8));
        });
        turns.add(answer(committed(ONE, 5), committed(TWO, 5)));
        assertEquals(List.of(new Fate.Committed(ONE.id(), 5), new Fate.Committed(TWO.id(), 5)), submit(ONE, TWO));
        assertEquals(requests.get(0), requests.get(1));
        assertEquals(requests.get(0), requests.get(2));
    }

    @Test
    void a_city_that_fails_or_is_busy_is_asked_again() throws InterruptedException {
        turns.add(status(503, "{\"code\":\"API-042\",\"title\":\"The node must be ready.\"}"));
        turns.add(status(502, "<html>a proxy says no</html>"));
        turns.add(status(429, "{\"code\":\"API-040\",\"title\":\"Later.\"}"));
        turns.add(answer(committed(ONE, 5)));
        assertEquals(List.of(new Fate.Committed(ONE.id(), 5)), submit(ONE));
    }

    @Test
    void retry_after_is_honoured() throws InterruptedException {
        turns.add((exchange, lines) -> {
            exchange.getResponseHeaders().add("Retry-After", "1");
            status(429, "{}").take(exchange, lines);
        });
        turns.add(answer(committed(ONE, 5)));
        long start = System.nanoTime();
        submit(ONE);
        assertEquals(true, System.nanoTime() - start >= 1_000_000_000L);
    }

    @Test
    void only_what_is_still_open_is_sent_again() throws InterruptedException {
        turns.add(answer(committed(ONE, 5), "{\"retryAfterSeconds\":0,\"status\":\"busy\"}"));
        turns.add(answer("{\"id\":\"" + TWO.id() + "\",\"status\":\"pending\"}"));
        turns.add(answer(committed(TWO, 6)));
        assertEquals(List.of(new Fate.Committed(ONE.id(), 5), new Fate.Committed(TWO.id(), 6)), submit(ONE, TWO));
        assertEquals(List.of(2, 1, 1), requests.stream().map(List::size).toList());
    }

    @Test
    void a_full_window_is_no_refusal() throws InterruptedException {
        turns.add(answer(inadmissible("TX-048")));
        turns.add(answer(committed(ONE, 5)));
        assertEquals(List.of(new Fate.Committed(ONE.id(), 5)), submit(ONE));
    }

    @Test
    void a_refusal_before_any_block_has_no_height() throws InterruptedException {
        turns.add(answer(inadmissible("TX-041")));
        assertEquals(
                List.of(new Fate.Refused(ONE.id(), "TX-041", "It is so.", false, OptionalLong.empty())), submit(ONE));
    }

    @Test
    void a_request_that_is_refused_as_a_whole_refuses_each_transaction() throws InterruptedException {
        turns.add(status(413, "{\"code\":\"API-001\",\"mayPassLater\":false,\"title\":\"The body is too long.\"}"));
        assertEquals(
                List.of(new Fate.Refused(ONE.id(), "API-001", "The body is too long.", false, OptionalLong.empty())),
                submit(ONE));
    }

    @Test
    void a_problem_with_more_to_say_is_told_by_that() throws InterruptedException {
        turns.add(status(400, "{\"code\":\"API-011\",\"detail\":\"It must be 1.\",\"title\":\"Each must fit.\"}"));
        assertEquals(
                List.of(new Fate.Refused(ONE.id(), "API-011", "It must be 1.", false, OptionalLong.empty())),
                submit(ONE));
    }

    @Test
    void after_a_lost_answer_a_refused_request_leaves_the_fate_unknown() throws InterruptedException {
        turns.add((exchange, lines) -> exchange.close());
        turns.add(status(403, "{\"code\":\"API-031\",\"title\":\"The request must be one that is allowed.\"}"));
        assertEquals(List.of(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_BE_REACHABLE)), submit(ONE));
    }

    @Test
    void when_patience_is_over_the_fate_is_unknown() throws InterruptedException {
        for (int i = 0; i < 50; i++) turns.add((exchange, lines) -> exchange.close());
        var submitter = new SafeSubmitter(client, Duration.ofMillis(300));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_BE_REACHABLE), submitter.submit(ONE));
    }

    @Test
    void a_node_that_hangs_is_not_waited_for_longer_than_patience() {
        turns.add(this::hang);
        var submitter = new SafeSubmitter(client, Duration.ofMillis(300));
        Fate fate = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> submitter.submit(ONE));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), fate);
        assertEquals(List.of("wait=1"), preferences);
    }

    @Test
    void a_node_that_hangs_leaves_the_others_their_part_of_patience() throws IOException {
        turns.add(this::hang);
        HttpServer other = server();
        other.createContext("/transactions", exchange -> {
            try (exchange) {
                answer(committed(ONE, 5)).take(exchange, List.of());
            }
        });
        other.start();
        try (var nodes = new CityNodes(List.of(address(city), address(other)), (address, reason) -> {})) {
            var submitter = new SafeSubmitter(nodes, Duration.ofSeconds(4), Optional.empty());
            Fate fate = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> submitter.submit(ONE));
            assertEquals(new Fate.Committed(ONE.id(), 5), fate);
            assertEquals(List.of("wait=1"), preferences);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_city_is_asked_to_wait_for_half_a_minute_at_most() throws InterruptedException {
        turns.add(answer(committed(ONE, 5)));
        new SafeSubmitter(client, Duration.ofHours(1)).submit(ONE);
        assertEquals(List.of("wait=30"), preferences);
    }

    private void hang(HttpExchange exchange, List<String> lines) {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void an_answer_about_another_transaction_decides_nothing() throws InterruptedException {
        turns.add(answer(committed(TWO, 5)));
        turns.add(answer(committed(ONE, 5)));
        assertEquals(List.of(new Fate.Committed(ONE.id(), 5)), submit(ONE));
    }

    @Test
    void no_more_than_500_go_into_a_request() {
        var submitter = new SafeSubmitter(client, Duration.ofSeconds(1));
        assertThrows(IllegalArgumentException.class, () -> submitter.submit(Collections.nCopies(501, ONE)));
        assertThrows(IllegalArgumentException.class, () -> submitter.submit(List.of()));
    }

    private List<Fate> submit(Submission... batch) throws InterruptedException {
        return new SafeSubmitter(client, Duration.ofSeconds(20)).submit(List.of(batch));
    }

    private static Turn answer(String... lines) {
        return status(200, String.join("\n", lines) + "\n");
    }

    private static Turn status(int status, String body) {
        return (exchange, lines) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static String committed(Submission submission, long height) {
        return "{\"height\":" + height + ",\"id\":\"" + submission.id() + "\",\"index\":0,\"status\":\"committed\"}";
    }

    private static String refused(Submission submission, String code, long height) {
        return "{\"height\":" + height + ",\"id\":\"" + submission.id() + "\",\"index\":0,\"reason\":" + reason(code)
                + ",\"status\":\"refused\"}";
    }

    private static String inadmissible(String code) {
        return "{\"reason\":" + reason(code) + ",\"status\":\"refused\"}";
    }

    private static String reason(String code) {
        return "{\"code\":\"" + code + "\",\"mayPassLater\":false,\"sentence\":\"It is so.\"}";
    }

    private static Submission submission(int sequence) {
        var register = new RegisterOrganisation(
                ExampleCity.company(sequence), "示例有限公司", LocalDate.parse("2001-01-01"), Optional.empty());
        return Submission.of(
                SIGNER.sign(new Payload("shili-1", 1_795_000_000_000L, sequence, register)), Optional.empty());
    }

    private static URI address(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
