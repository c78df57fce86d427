package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.merkle.InventedChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several threads find proven by the blocks of nodes that may be slow or lie. */
class ProvenBlocksTest {

    private static final TransactionSigner SIGNER =
            new TransactionSigner(SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), Algorithm.EDDSA));
    private static final Submission ONE = submission(1);
    private static final Submission TWO = submission(2);
    private static final String REFUSAL =
            "{\"reason\":{\"code\":\"TX-041\",\"mayPassLater\":true,\"sentence\":\"It is so.\"},\"status\":\"refused\"}\n";
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** Far more than a machine needs, so that a test that would wait for ever ends. */
    private static final Duration AT_LAST = Duration.ofSeconds(20);

    private final InventedChain chain = chain();
    private final List<InventedNode> nodes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private static Submission submission(int sequence) {
        var register = new RegisterOrganisation(
                ExampleCity.company(sequence), "示例有限公司", LocalDate.parse("2001-01-01"), Optional.empty());
        return Submission.of(
                SIGNER.sign(new Payload(InventedChain.CHAIN_ID, 1_795_000_000_000L, sequence, register)),
                Optional.empty());
    }

    /** One is in block 2, two in block 3. */
    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        chain.commit(new TreeMap<>());
        chain.commit(new TreeMap<>(), List.of(ONE.jws()));
        chain.commit(new TreeMap<>(), List.of(TWO.jws()));
        chain.commit(new TreeMap<>());
        return chain;
    }

    private InventedNode node() {
        var node = new InventedNode(chain).says(ONE, 2).says(TWO, 3);
        nodes.add(node);
        return node;
    }

    private void hang(HttpExchange exchange) {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private CityNodes city() {
        return new CityNodes(
                nodes.stream().map(InventedNode::address).toList(), (address, reason) -> told.add(reason.code()));
    }

    private SafeSubmitter submitter(CityNodes city, Duration patience) {
        return new SafeSubmitter(city, patience, Optional.of(chain.genesis()));
    }

    private Fate submit(Submission submission, Duration patience) {
        try (CityNodes city = city()) {
            return assertTimeoutPreemptively(
                    AT_LAST, () -> submitter(city, patience).submit(submission));
        }
    }

    private static FutureTask<Fate> begin(SafeSubmitter submitter, Submission submission) {
        var task = new FutureTask<>(() -> submitter.submit(submission));
        Thread.ofVirtual().start(task);
        return task;
    }

    @AfterEach
    void stop() {
        released.countDown();
        nodes.forEach(InventedNode::close);
    }

    @Test
    void what_the_blocks_show_is_believed() {
        node();
        assertEquals(new Fate.Committed(ONE.id(), 2), submit(ONE, LONG));
        assertEquals(List.of(), told);
    }

    @Test
    void a_node_that_says_what_its_blocks_do_not_is_left_for_another() {
        node().says(ONE, 3);
        node();
        assertEquals(new Fate.Committed(ONE.id(), 2), submit(ONE, LONG));
        assertEquals(List.of("SDK-014"), told);
    }

    @Test
    void a_node_that_hangs_delays_nobody_who_asks_another() throws Exception {
        InventedNode slow = node().at("blocks/2/commit", this::hang);
        node();
        try (CityNodes city = city()) {
            SafeSubmitter submitter = submitter(city, LONG);
            FutureTask<Fate> delayed = begin(submitter, ONE);
            reached.await();
            slow.at("transactions", HttpExchange::close);
            assertEquals(
                    new Fate.Committed(TWO.id(), 3), assertTimeoutPreemptively(AT_LAST, () -> submitter.submit(TWO)));
            released.countDown();
            assertEquals(new Fate.Committed(ONE.id(), 2), delayed.get());
        }
        assertEquals(List.of(), told);
    }

    @Test
    void threads_that_ask_one_node_for_the_same_block_ask_once() throws Exception {
        var posted = new AtomicInteger();
        InventedNode node = node().at("blocks/2/commit", this::hang).at("transactions", exchange -> {
            lines(exchange, "{\"height\":2,\"status\":\"committed\"}\n");
            posted.incrementAndGet();
        });
        try (CityNodes city = city()) {
            SafeSubmitter submitter = submitter(city, LONG);
            FutureTask<Fate> first = begin(submitter, ONE);
            reached.await();
            var second = new FutureTask<>(() -> submitter.submit(ONE));
            Thread waiting = Thread.ofPlatform().start(second);
            while (posted.get() < 2 || waiting.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            released.countDown();
            assertEquals(new Fate.Committed(ONE.id(), 2), first.get());
            assertEquals(new Fate.Committed(ONE.id(), 2), second.get());
        }
        assertEquals(1, node.asked("blocks/2/commit"));
        assertEquals(1, node.asked("blocks/2"));
        assertEquals(1, node.asked("blocks/3/commit"));
    }

    @Test
    void what_was_verified_at_one_node_is_not_asked_of_another() throws Exception {
        InventedNode first = node();
        InventedNode second = node();
        try (CityNodes city = city()) {
            SafeSubmitter submitter = submitter(city, LONG);
            assertEquals(new Fate.Committed(ONE.id(), 2), submitter.submit(ONE));
            first.at("transactions", HttpExchange::close);
            assertEquals(new Fate.Committed(TWO.id(), 3), submitter.submit(TWO));
        }
        assertEquals(0, second.asked("blocks/1/commit"));
        assertEquals(0, second.asked("blocks/3/commit"));
        assertEquals(1, second.asked("blocks/4/commit"));
    }

    @Test
    void what_was_followed_for_a_submission_is_compared_with_every_node() throws Exception {
        node();
        InventedNode forked = node().shows(chain.signedTwice(3));
        try (CityNodes city = city()) {
            SafeSubmitter submitter = submitter(city, LONG);
            assertEquals(List.of(), submitter.contradictions());
            assertEquals(new Fate.Committed(ONE.id(), 2), submitter.submit(ONE));
            Contradiction found = submitter.contradictions().getFirst();
            assertEquals(forked.address(), found.node());
            assertEquals(List.of(3L, 2L), List.of(found.height(), found.commonHeight()));
        }
    }

    @Test
    void what_a_node_says_is_in_a_block_and_does_not_prove_is_refused_by_no_other() {
        node().at("blocks/2/commit", HttpExchange::close);
        node().at("transactions", ProvenBlocksTest::refuse);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_BE_REACHABLE), submit(ONE, SHORT));
    }

    @Test
    void a_block_that_cannot_be_proven_now_leaves_what_is_in_it_unknown() {
        node().at("blocks/2/commit", exchange -> problem(exchange, 503, "ND-022", true));
        node().at("transactions", ProvenBlocksTest::refuse);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(ONE, SHORT));
        assertEquals(List.of(), told);
    }

    @Test
    void what_is_said_beside_what_is_not_proven_is_heeded() throws Exception {
        node().at("blocks/2/commit", HttpExchange::close)
                .at(
                        "transactions",
                        exchange ->
                                lines(exchange, "{\"height\":2,\"status\":\"committed\"}\n{\"status\":\"pending\"}\n"));
        node().at("transactions", exchange -> lines(exchange, REFUSAL + REFUSAL));
        try (CityNodes city = city()) {
            List<Fate> fates = submitter(city, SHORT).submit(List.of(ONE, TWO));
            assertEquals(
                    List.of(Fate.Unknown.class, Fate.Unknown.class),
                    fates.stream().map(Object::getClass).toList());
        }
    }

    @Test
    void a_node_that_has_the_header_and_not_yet_the_block_refuses_nothing_by_that() {
        node().at("blocks/2", exchange -> problem(exchange, 404, "API-025", true));
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(ONE, SHORT));
        assertEquals(List.of(), told);
    }

    @Test
    void a_node_that_never_shows_the_block_is_left_for_another() {
        node().at("blocks/2", exchange -> problem(exchange, 404, "API-009", false));
        node();
        assertEquals(new Fate.Committed(ONE.id(), 2), submit(ONE, LONG));
        assertEquals(List.of("SDK-014"), told);
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        lines(exchange, REFUSAL);
    }

    private static void lines(HttpExchange exchange, String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Test
    void patience_cuts_a_proof_and_calls_nobody_a_liar() {
        node().at("blocks/2/commit", this::hang);
        node().at("blocks/2", this::hang);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(ONE, SHORT));
        assertEquals(List.of(), told);
    }

    @Test
    void patience_cuts_an_answer_that_has_begun() {
        node().at("blocks/2/commit", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
            hang(exchange);
        });
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(ONE, SHORT));
    }

    @Test
    void a_node_without_the_block_is_waited_for_as_long_as_patience_and_called_no_liar() {
        node().at("blocks/2/commit", ProvenBlocksTest::notYet);
        node().at("blocks/3/commit", ProvenBlocksTest::notYet);
        assertEquals(new Fate.Unknown(ONE.id(), SdkReason.CITY_MUST_ANSWER_IN_TIME), submit(ONE, SHORT));
        assertEquals(List.of(), told);
    }

    private static void notYet(HttpExchange exchange) throws IOException {
        problem(exchange, 404, "API-025", true);
    }

    private static void problem(HttpExchange exchange, int status, String code, boolean mayPassLater)
            throws IOException {
        byte[] problem = ("{\"code\":\"" + code + "\",\"mayPassLater\":" + mayPassLater + ",\"title\":\"It is so.\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, problem.length);
        exchange.getResponseBody().write(problem);
    }
}
