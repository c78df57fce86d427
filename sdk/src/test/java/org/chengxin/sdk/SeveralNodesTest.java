package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which node is asked when, whatever they say. That what they say is checked by proof, a story shows with a real city. */
class SeveralNodesTest {

    private static final TransactionSigner SIGNER =
            new TransactionSigner(SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), Algorithm.EDDSA));
    private static final Submission ONE = submission(1, Optional.empty());
    /** More of these than fit into one request. */
    private static final int MANY = 200;

    private static final String COMMITTED =
            "{\"height\":7,\"id\":\"" + ONE.id() + "\",\"index\":0,\"status\":\"committed\"}";
    private static final String PENDING = "{\"id\":\"" + ONE.id() + "\",\"status\":\"pending\"}";
    private static final String REFUSED = refused("TX-041", true);
    private static final String REFUSED_FOR_GOOD = refused("TX-049", false);

    private static Submission submission(int sequence, Optional<ContentOpening> opening) {
        var register = new RegisterOrganisation(
                ExampleCity.company(sequence), "示例有限公司", LocalDate.parse("2001-01-01"), Optional.empty());
        return Submission.of(SIGNER.sign(new Payload("shili-1", 1_795_000_000_000L, sequence, register)), opening);
    }

    private static String refused(String code, boolean mayPassLater) {
        return "{\"reason\":{\"code\":\"" + code + "\",\"mayPassLater\":" + mayPassLater
                + ",\"sentence\":\"It is so.\"},\"status\":\"refused\"}";
    }

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private final CountDownLatch released = new CountDownLatch(1);

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A node that answers all requests alike, and a count of them. */
    private AtomicInteger node(Answering answering) throws IOException {
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/transactions", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            try (exchange) {
                answering.answer(exchange);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        servers.add(server);
        addresses.add(URI.create("http://localhost:" + server.getAddress().getPort()));
        return asked;
    }

    private static Answering says(String line) {
        return exchange -> {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private Fate submit(Duration patience) throws InterruptedException {
        try (var nodes = new CityNodes(
                addresses, (address, reason) -> told.add(addresses.indexOf(address) + " " + reason.code()))) {
            return new SafeSubmitter(nodes, patience, Optional.empty()).submit(ONE);
        }
    }

    private Fate submit() throws InterruptedException {
        return submit(Duration.ofSeconds(60));
    }

    private void hang(HttpExchange exchange) {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void the_preferred_node_is_enough_while_it_answers() throws Exception {
        node(says(COMMITTED));
        AtomicInteger second = node(says(COMMITTED));
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
        assertEquals(0, second.get());
    }

    @Test
    void what_one_node_does_not_answer_another_does() throws Exception {
        node(HttpExchange::close);
        node(says(COMMITTED));
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
    }

    @Test
    void a_refusal_before_any_block_is_overruled_by_a_node_that_has_it_in_a_block_and_that_is_told() throws Exception {
        node(says(REFUSED));
        node(says(COMMITTED));
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
        assertEquals(List.of("0 SDK-015"), told);
    }

    @Test
    void a_question_that_one_node_refuses_is_asked_of_another() throws Exception {
        node(exchange -> exchange.sendResponseHeaders(404, -1));
        node(says("{\"a\":1}"));
        assertEquals(1, question());
        servers.removeLast().stop(0);
        assertEquals(404, assertThrows(CityProblem.class, () -> question()).status());
    }

    @Test
    void a_node_that_did_not_answer_is_asked_last() throws Exception {
        AtomicInteger first = node(HttpExchange::close);
        node(says("{\"a\":1}"));
        try (var nodes = new CityNodes(addresses, (address, reason) -> told.add(reason.code()))) {
            assertEquals(1, nodes.ask(node -> node.get("transactions")).number("a"));
            int asked = first.get();
            assertEquals(1, nodes.ask(node -> node.get("transactions")).number("a"));
            assertEquals(asked, first.get());
        }
    }

    private long question() throws InterruptedException {
        try (var nodes = new CityNodes(addresses, (address, reason) -> told.add(reason.code()))) {
            return nodes.ask(node -> node.get("transactions")).number("a");
        }
    }

    @Test
    void what_every_node_refuses_is_refused() throws Exception {
        AtomicInteger first = node(says(REFUSED));
        AtomicInteger second = node(says(REFUSED));
        assertEquals(new Fate.Refused(ONE.id(), "TX-041", "It is so.", true, OptionalLong.empty()), submit());
        assertEquals(List.of(1, 1), List.of(first.get(), second.get()));
        assertEquals(List.of(), told);
    }

    @Test
    void a_node_that_is_not_there_does_not_keep_the_others_from_refusing() throws Exception {
        node(says(REFUSED));
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            addresses.add(URI.create("http://localhost:" + closed.getLocalPort()));
        }
        assertEquals(new Fate.Refused(ONE.id(), "TX-041", "It is so.", true, OptionalLong.empty()), submit());
    }

    @Test
    void as_long_as_one_node_may_have_taken_it_nobody_can_refuse_it() throws Exception {
        node(says(REFUSED));
        node(HttpExchange::close);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_BE_REACHABLE), submit());
    }

    @Test
    void what_one_node_has_taken_another_cannot_refuse() throws Exception {
        node(says(PENDING));
        node(says(REFUSED));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(Duration.ofMillis(300)));
    }

    /** A node that says one line after the other, and the last one for ever. */
    private AtomicInteger nodeThatSays(String... lines) throws IOException {
        var said = new AtomicInteger();
        return node(exchange ->
                says(lines[Math.min(said.getAndIncrement(), lines.length - 1)]).answer(exchange));
    }

    @Test
    void what_a_node_has_taken_it_cannot_refuse_for_now() throws Exception {
        nodeThatSays(PENDING, REFUSED);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(Duration.ofMillis(300)));
    }

    @Test
    void a_node_that_refuses_for_now_what_it_has_taken_is_asked_until_a_block_has_it() throws Exception {
        nodeThatSays(PENDING, REFUSED, COMMITTED);
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
    }

    @Test
    void what_a_node_has_taken_it_can_refuse_for_good() throws Exception {
        nodeThatSays(PENDING, REFUSED_FOR_GOOD);
        assertEquals(new Fate.Refused(ONE.id(), "TX-049", "It is so.", false, OptionalLong.empty()), submit());
    }

    @Test
    void what_one_of_several_nodes_has_taken_all_of_them_can_refuse_for_good() throws Exception {
        nodeThatSays(PENDING, REFUSED_FOR_GOOD);
        node(says(REFUSED_FOR_GOOD));
        assertEquals(new Fate.Refused(ONE.id(), "TX-049", "It is so.", false, OptionalLong.empty()), submit());
    }

    @Test
    void what_one_node_has_taken_another_cannot_refuse_for_good() throws Exception {
        node(says(PENDING));
        node(says(REFUSED_FOR_GOOD));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(Duration.ofMillis(300)));
    }

    @Test
    void a_sequence_that_another_only_waits_with_does_not_refuse_what_was_taken() throws Exception {
        nodeThatSays(PENDING, refused("TX-046", false), COMMITTED);
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
    }

    @Test
    void after_a_lost_answer_a_node_cannot_refuse_what_it_may_have_taken() throws Exception {
        nodeThatLoses(HttpExchange::close);
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
    }

    @Test
    void after_an_error_on_the_way_a_node_cannot_refuse_what_it_may_have_taken() throws Exception {
        nodeThatLoses(exchange -> exchange.sendResponseHeaders(502, -1));
        assertEquals(new Fate.Committed(ONE.id(), 7), submit());
    }

    /** Refuses after that, and has it in a block at last. */
    private void nodeThatLoses(Answering lost) throws IOException {
        var asked = new AtomicInteger();
        node(exchange -> {
            Answering next =
                    switch (asked.incrementAndGet()) {
                        case 1 -> lost;
                        case 2 -> says(REFUSED);
                        default -> says(COMMITTED);
                    };
            next.answer(exchange);
        });
    }

    @Test
    void a_request_that_is_refused_as_a_whole_says_nothing_of_what_did_not_fit_into_it() throws Exception {
        node(exchange -> exchange.sendResponseHeaders(400, -1));
        byte[] text = ("\"" + "a".repeat(60_000) + "\"").getBytes(StandardCharsets.UTF_8);
        var opening = new ContentOpening(new CanonicalValue(Bytes.owned(text)), Bytes.owned(new byte[32]));
        List<Submission> batch = IntStream.rangeClosed(1, MANY)
                .mapToObj(sequence -> submission(sequence, Optional.of(opening)))
                .toList();
        try (var nodes = new CityNodes(addresses, (address, reason) -> told.add(reason.code()))) {
            List<Fate> fates = new SafeSubmitter(nodes, Duration.ofMinutes(1), Optional.empty()).submit(batch);
            assertEquals(Fate.Refused.class, fates.getFirst().getClass());
            assertEquals(Fate.Unknown.class, fates.getLast().getClass());
        }
    }

    @Test
    void after_an_answer_that_it_takes_nothing_now_a_node_can_refuse() throws Exception {
        var asked = new AtomicInteger();
        node(exchange -> {
            Answering next = asked.incrementAndGet() == 1 ? SeveralNodesTest::takesNothing : says(REFUSED);
            next.answer(exchange);
        });
        assertEquals(new Fate.Refused(ONE.id(), "TX-041", "It is so.", true, OptionalLong.empty()), submit());
    }

    private static void takesNothing(HttpExchange exchange) throws IOException {
        byte[] problem =
                "{\"code\":\"API-041\",\"mayPassLater\":true,\"title\":\"Not now.\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(503, problem.length);
        exchange.getResponseBody().write(problem);
    }

    @Test
    void a_node_that_wants_to_be_asked_after_patience_is_over_is_not_asked_again() throws Exception {
        AtomicInteger asked = node(says("{\"retryAfterSeconds\":600,\"status\":\"busy\"}"));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(Duration.ofMinutes(5)));
        assertEquals(1, asked.get());
    }

    @Test
    void a_node_that_has_not_been_asked_is_asked_before_any_other_again() throws Exception {
        AtomicInteger first = node(this::hang);
        AtomicInteger second = node(this::hang);
        AtomicInteger third = node(says(COMMITTED));
        assertEquals(new Fate.Committed(ONE.id(), 7), submit(Duration.ofMillis(100)));
        assertEquals(List.of(1, 1, 1), List.of(first.get(), second.get(), third.get()));
    }

    @Test
    void when_patience_is_over_no_node_is_asked_again() throws Exception {
        AtomicInteger first = node(this::hang);
        AtomicInteger second = node(this::hang);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(Duration.ofMillis(100)));
        assertEquals(List.of(1, 1), List.of(first.get(), second.get()));
    }

    @Test
    void when_patience_is_over_and_no_node_has_answered_the_fate_is_unknown() throws Exception {
        node(HttpExchange::close);
        node(HttpExchange::close);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_BE_REACHABLE), submit(Duration.ofMillis(300)));
    }
}
