package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;
import org.chengxin.stories.peers.StoryNetwork.Ended;
import org.chengxin.stories.process.CityProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The texts of records go from the node where they were handed in to all others, and when a record is withdrawn at one node
 * its text is gone from all: from what they answer, from their blocks, their databases and their logs. Needs Go.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedNetwork.class)
class NetworkContentsPeersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4);
    private static final long NOTICED_NANOS = Duration.ofSeconds(7).toNanos();
    private static final String HEADER = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,"
            + "CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_FRDB,CF_NR_FK,CF_GSJZQ";

    private final Penalty first = new Penalty("未按规定设置赭石色排污口", "现场检查发现排污口标识为赭石色", "示环罚字〔2026〕第8101号");
    private final Penalty second = new Penalty("未按规定设置靛青色排污口", "现场检查发现排污口标识为靛青色", "示环罚字〔2026〕第8102号");

    private Path scratch = Path.of("");
    private StoryNetwork network;

    /** A penalty, with texts that stand nowhere else. */
    private static final class Penalty {
        private final String violation;
        private final String facts;
        private final String decision;
        private final Traces traces;
        private Uscc subject = ExampleCity.company(1);
        private String id = "";

        Penalty(String violation, String facts, String decision) {
            this.violation = violation;
            this.facts = facts;
            this.decision = decision;
            traces = new Traces(List.of(violation, facts, decision));
        }

        String list() {
            return "organisations/" + subject + "/records";
        }
    }

    @BeforeAll
    void a_network_of_four_has_come_up(StoryNetwork four, @TempDir Path folder) {
        network = four;
        scratch = folder;
    }

    @Test
    @Order(1)
    void what_is_handed_in_at_one_node_is_shown_with_its_text_on_all() throws IOException, InterruptedException {
        publish(1, first);
        for (int number : ALL) awaitText(number, first);
    }

    @Test
    @Order(2)
    void a_node_that_was_away_says_that_the_text_is_on_its_way_until_it_has_fetched_it()
            throws IOException, InterruptedException {
        assertEquals(0, network.command("kill", "4").exit());
        publish(1, second);
        for (int number : List.of(1, 2, 3)) awaitText(number, second);
        byte[] before = Files.readAllBytes(network.configuration(4));
        List<Integer> gates = closeGates(4);
        assertEquals(0, network.command("start", "4").exit());
        assertEquals("on its way", String.valueOf(shown(4, second).get("contentStatus")));
        assertFalse(second.traces.isIn(body(4, second.list())), "nobody has given it the text");
        assertEquals("here", String.valueOf(shown(4, first).get("contentStatus")), "it kept what it had");
        try (Relay one = openGate(1, gates.getFirst())) {
            awaitText(4, second);
            assertTrue(one.address().getPort() > 0);
        }
        Files.write(network.configuration(4), before);
    }

    @Test
    @Order(3)
    void what_one_node_withdraws_is_gone_on_all_and_a_node_that_was_away_destroys_it_before_it_answers()
            throws IOException, InterruptedException {
        assertEquals(0, network.command("kill", "4").exit());
        assertFalse(traces(4, first).isEmpty(), "the node that is away has the text in its files");
        withdraw(2, first);
        for (int number : List.of(1, 2, 3)) awaitGone(number, first);
        assertEquals(0, network.command("start", "4").exit());
        assertGoneBeforeItAnswers(4, first);
        assertClean(4, first);
        assertEquals("here", String.valueOf(shown(4, second).get("contentStatus")), "the other record stays");
    }

    @Test
    @Order(4)
    void a_node_that_stood_still_meanwhile_shows_nothing_of_it_when_it_goes_on()
            throws IOException, InterruptedException {
        awaitText(3, second);
        network.signal(3, "STOP");
        long stopped = System.nanoTime();
        try {
            withdraw(1, second);
            for (int number : List.of(1, 2, 4)) awaitGone(number, second);
            assertFalse(traces(3, second).isEmpty(), "the node that stands still has the text in its files");
            StoryNetwork.await("a standstill that is noticed", () -> System.nanoTime() - stopped > NOTICED_NANOS);
        } finally {
            network.signal(3, "CONT");
        }
        assertGoneBeforeItAnswers(3, second);
        awaitGone(3, second);
        assertEquals(0, network.command("status").exit());
        assertEquals(1, network.facts(ALL).size());
    }

    private void publish(int number, Penalty penalty) throws IOException, InterruptedException {
        penalty.subject = network.freshCompany();
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        Path file = Files.writeString(
                scratch.resolve("penalties-" + penalty.subject + ".csv"),
                HEADER + "\n示例有限公司,法人及非法人组织," + penalty.subject + "," + penalty.decision + "," + penalty.violation + ","
                        + penalty.facts + ",《示例市水污染防治条例》第十二条,没收违法所得、没收非法财物,没收违法所得," + day + ","
                        + ExampleCity.ENVIRONMENT.name() + "," + ExampleCity.ENVIRONMENT.uscc() + ",,,\n");
        Ended ended = network.importing("penalties", List.of(network.url(number)), file);
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        Map<?, ?> shown = shown(number, penalty);
        penalty.id = String.valueOf(shown.get("id"));
    }

    private void withdraw(int number, Penalty penalty) throws IOException, InterruptedException {
        SigningKey key = network.key(ExampleCity.ENVIRONMENT);
        try (var client = new ChengxinClient(network.url(number))) {
            var payload = new Payload(
                    client.chain(),
                    System.currentTimeMillis() + Duration.ofHours(1).toMillis(),
                    client.windowTop(key.id()) + 1,
                    new WithdrawRecord(new RecordId(penalty.id)));
            var submission = Submission.of(new TransactionSigner(key).sign(payload), Optional.empty());
            Fate fate = new SafeSubmitter(client, Duration.ofMinutes(1)).submit(submission);
            assertTrue(fate instanceof Fate.Committed, fate.toString());
        }
    }

    /** The first place of the subject's list. */
    private Map<?, ?> shown(int number, Penalty penalty) throws IOException, InterruptedException {
        byte[] body = body(number, penalty.list());
        if (Json.read(body) instanceof Map<?, ?> answer
                && answer.get("records") instanceof List<?> records
                && records.size() == 1
                && records.getFirst() instanceof Map<?, ?> place) return place;
        throw new AssertionError(new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(int number, String path) throws IOException, InterruptedException {
        return network.get(number, path).orElseThrow().body();
    }

    /** Until a node shows the text, it says that it is on its way, or does not know the block yet. */
    private void awaitText(int number, Penalty penalty) throws IOException, InterruptedException {
        StoryNetwork.await("the text on node " + number, () -> {
            String body = new String(body(number, penalty.list()), StandardCharsets.UTF_8);
            boolean text = body.contains(penalty.facts);
            boolean place = body.contains("\"kind\":\"penalty\"");
            assertEquals(place && !text, body.contains("\"contentStatus\":\"on its way\""), body);
            return text;
        });
        assertEquals("here", shown(number, penalty).get("contentStatus"));
    }

    /** Answers that it has ended, and soon has it in no file any more. */
    private void awaitGone(int number, Penalty penalty) throws IOException, InterruptedException {
        StoryNetwork.await("the end on node " + number, () -> status(number, "records/" + penalty.id) == 410);
        StoryNetwork.await(
                "no trace on node " + number, () -> traces(number, penalty).isEmpty());
        assertClean(number, penalty);
    }

    private int status(int number, String path) throws IOException, InterruptedException {
        return network.get(number, path).map(HttpResponse::statusCode).orElse(0);
    }

    /** From the first answer on that is one about records, neither an address nor, where it was away, a file has it. */
    private void assertGoneBeforeItAnswers(int number, Penalty penalty) throws IOException, InterruptedException {
        StoryNetwork.await("an answer of node " + number, () -> {
            Optional<HttpResponse<byte[]>> answer = network.get(number, "records/" + penalty.id);
            answer.ifPresent(it -> assertFalse(penalty.traces.isIn(it.body()), "node " + number + " shows it"));
            int status = answer.map(HttpResponse::statusCode).orElse(0);
            assertTrue(List.of(0, 503, 410).contains(status), "node " + number + " answers " + status);
            return status == 410;
        });
    }

    private void assertClean(int number, Penalty penalty) throws IOException, InterruptedException {
        assertEquals(List.of(), traces(number, penalty), "files of node " + number);
        List<String> paths = new ArrayList<>(List.of(
                "records/" + penalty.id,
                penalty.list(),
                penalty.list() + "?proof=true",
                "zh/records/" + penalty.id,
                "zh/organisations/" + penalty.subject,
                "blocks?limit=100"));
        long height;
        try (var client = new ChengxinClient(network.url(number))) {
            height = client.get("status").number("height");
        }
        for (long at = Math.max(1, height - 20); at <= height; at++) paths.add("blocks/" + at);
        for (String path : paths) assertFalse(penalty.traces.isIn(body(number, path)), path + " of node " + number);
    }

    private List<String> traces(int number, Penalty penalty) {
        return penalty.traces.below(network.data(number));
    }

    /** From its next start on, a node looks for contents of the others at ports where nobody listens. */
    private List<Integer> closeGates(int number) throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<String> peers = new ArrayList<>();
        for (int other : ALL) {
            if (other == number) continue;
            ports.add(CityProcess.freePort());
            peers.add(ExampleCity.authorities().get(other - 1).uscc() + "@127.0.0.1:" + ports.getLast());
        }
        Files.writeString(
                network.configuration(number),
                "\ncontents.peers=" + String.join(",", peers) + "\n",
                StandardOpenOption.APPEND);
        return ports;
    }

    private Relay openGate(int number, int port) throws IOException {
        return Relay.to(URI.create("tls://" + network.setting(number, "contents.listen")), port);
    }
}
