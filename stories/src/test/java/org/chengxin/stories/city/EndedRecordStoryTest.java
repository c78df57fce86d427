package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Rfc6962;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.stories.city.StoryCity.Ended;
import org.chengxin.stories.peers.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A record that was withdrawn is gone from everything that the city shows or keeps, and its chain is as good as before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedRecordStoryTest {

    private static final String SUBJECT = ExampleCity.company(7).text();
    private static final String VIOLATION = "未按规定设置琥珀色排污口";
    private static final String FACTS = "现场检查发现排污口位置与许可证不符且标识为琥珀色";
    private static final String DECISION = "示环罚字〔2026〕第7341号";

    private static final Traces TRACES = new Traces(List.of(VIOLATION, FACTS, DECISION));

    private Path scratch = Path.of("");
    private StoryCity city;
    private String record = "";
    private String publishedBy = "";
    private String proofBefore = "";
    private final SortedMap<Long, String> hashesBefore = new TreeMap<>();

    @BeforeAll
    void a_record_is_published_and_withdrawn(@TempDir Path folder) throws IOException, InterruptedException {
        scratch = folder;
        city = StoryCity.start(folder);
        Path file = folder.resolve("penalties.csv");
        Files.writeString(file, penalties());
        Ended imported = city.run("import", "penalties", file.toString(), "--json");
        assertEquals(0, imported.exit(), imported.output() + imported.errors());
        Members place = city.client()
                .get("organisations/" + SUBJECT + "/records")
                .objects("records")
                .getFirst();
        record = place.text("id");
        assertFalse(filesThatHoldTheContent().isEmpty(), "what is displayed is in a file, and the search finds it");
        publishedBy = transactionThatNames(record);
        proofBefore = fetch("organisations/" + ExampleCity.ENVIRONMENT.uscc().text() + "?proof=true", 200);
        for (Members block : city.client().get("blocks?limit=100").objects("blocks"))
            hashesBefore.put(block.number("height"), block.text("hash"));

        var authority = Forge.of(city, ExampleCity.ENVIRONMENT);
        byte[] withdrawal = authority.sign(new WithdrawRecord(new RecordId(record)));
        assertEquals(
                200, city.post("transactions", "application/jose", withdrawal).statusCode());
        StoryCity.await("housekeeping ends the record", () -> ended() == 1);
        StoryCity.await("housekeeping takes the content away", () -> filesThatHoldTheContent()
                .isEmpty());
    }

    private long ended() {
        try {
            return city.count("ended");
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    private static String penalties() {
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        String header =
                "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CFJGDM,"
                        + "CF_FRDB,CF_NR_FK,CF_GSJZQ";
        String rest = ",《示例市水污染防治条例》第十二条,没收违法所得、没收非法财物,没收违法所得," + day + "," + ExampleCity.ENVIRONMENT.name() + ","
                + ExampleCity.ENVIRONMENT.uscc().text() + ",,,";
        return header
                + "\n示例七号有限公司,法人及非法人组织," + SUBJECT + "," + DECISION + "," + VIOLATION + "," + FACTS + rest
                + "\n示例八号有限公司,法人及非法人组织," + ExampleCity.company(8).text()
                + ",示环罚字〔2026〕第8号,未按规定记录台账,现场检查时没有台账" + rest + "\n";
    }

    @Test
    void every_address_says_that_it_has_ended_and_none_shows_it() throws IOException, InterruptedException {
        assertTrue(fetch("records/" + record, 410).contains("API-024"));
        assertTrue(fetch(
                        "records/" + record + "?publisher="
                                + ExampleCity.ENVIRONMENT.uscc().text() + "&proof=true",
                        410)
                .contains("{\"status\":\"ended\"}"));
        assertTrue(fetch("transactions/" + publishedBy, 410).contains("API-021"));
        Members place = city.client()
                .get("organisations/" + SUBJECT + "/records")
                .objects("records")
                .getFirst();
        assertEquals("ended", place.text("status"));
        assertTrue(place.optionalText("id").isEmpty());
        fetch("organisations/" + SUBJECT + "/records?proof=true", 200);
        for (String language : List.of("zh", "en")) {
            fetch(language + "/records/" + record, 410);
            fetch(language + "/organisations/" + SUBJECT, 200, 404);
            fetch(language + "/chain", 200);
        }
        for (String path :
                List.of("status", "metrics", "openapi.json", "blocks", "catalogue", "authorities", "genesis"))
            fetch(path, 200);
        assertEquals(1, city.count("displayed"), "the other record stays");
    }

    @Test
    void the_proof_of_its_end_holds_and_earlier_proofs_hold_still() throws IOException, InterruptedException {
        String problem = fetch(
                "records/" + record + "?publisher="
                        + ExampleCity.ENVIRONMENT.uscc().text() + "&proof=true",
                410);
        assertEquals(0, verify("ended", proofIn(problem)));
        assertEquals(0, verify("before", proofIn(proofBefore)));
        assertEquals(0, verify("list", proofIn(fetch("organisations/" + SUBJECT + "/records?proof=true", 200))));
    }

    private int verify(String name, String proof) throws IOException, InterruptedException {
        Path file = scratch.resolve(name + ".json");
        Files.writeString(file, proof);
        return StoryCity.runAlone(
                        scratch,
                        "verify",
                        file.toString(),
                        "--genesis",
                        city.data().resolve("genesis.json").toString())
                .exit();
    }

    private static String proofIn(String answer) {
        if (Json.read(answer.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members)
            return new String(Json.write(Objects.requireNonNull(members.get("proof"))), StandardCharsets.UTF_8);
        throw new AssertionError(answer);
    }

    @Test
    void its_block_shows_a_hash_in_its_place_and_every_header_still_verifies()
            throws IOException, InterruptedException {
        long height = city.client().get("status").number("height");
        int hidden = 0;
        Bytes before = Bytes.EMPTY;
        for (long at = 1; at <= height; at++) {
            assertClean("blocks/" + at, fetch("blocks/" + at, 200));
            Members block = city.client().get("blocks/" + at);
            List<byte[]> leaves = new ArrayList<>();
            for (Members transaction : block.objects("transactions")) {
                leaves.add(Bytes.ofHex(transaction.text("hash").toLowerCase(Locale.ROOT))
                        .toArray());
                if (transaction.optionalText("jws").isEmpty()) hidden++;
                transaction
                        .optionalText("jws")
                        .ifPresent(jws -> assertFalse(payload(jws).contains(record)));
            }
            LightBlock light = LightBlock.decode(Bytes.ofBase64Url(
                            city.client().get("blocks/" + at + "/commit").text("lightBlock"))
                    .toArray());
            assertEquals(light.header().dataHash(), Rfc6962.root(leaves), "block " + at);
            assertEquals(light.header().lastBlockId().hash(), before, "block " + at);
            before = light.header().hash();
            assertEquals(
                    Optional.empty(),
                    CommitVerifier.verify(
                            light.header().chainId(),
                            light.validators(),
                            light.commit().blockId(),
                            at,
                            light.commit()));
            assertEquals(block.text("hash"), light.header().hash().toHex().toUpperCase(Locale.ROOT));
            if (hashesBefore.containsKey(at)) assertEquals(hashesBefore.get(at), block.text("hash"));
        }
        assertEquals(3, hidden, "its publication, its withdrawal and its end");
    }

    @Test
    void light_clients_get_its_hash_and_are_told_so() throws IOException, InterruptedException {
        long height = city.client().get("status").number("height");
        int hidden = 0;
        for (long at = 1; at <= height; at++) {
            fetch("cometbft/block?height=" + at, 200);
            Members block = city.client()
                    .get("cometbft/block?height=" + at)
                    .object("result")
                    .object("block");
            Map<String, Object> data = block.object("data").tree();
            List<?> transactions = list(data, "txs");
            List<?> redacted = list(data, "redacted");
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < transactions.size(); i++) {
                byte[] bytes = Base64.getDecoder().decode((String) transactions.get(i));
                leaves.add(redacted.contains((long) i) ? bytes : Sha256.of(bytes));
            }
            hidden += redacted.size();
            assertEquals(
                    block.object("header").text("data_hash"),
                    Rfc6962.root(leaves).toHex().toUpperCase(Locale.ROOT));
        }
        assertEquals(3, hidden, "its publication, its withdrawal and its end");
    }

    private static List<?> list(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof List<?> list ? list : List.of();
    }

    @Test
    void no_file_of_the_city_holds_it_even_after_another_start() throws IOException, InterruptedException {
        assertEquals(List.of(), filesThatHoldTheContent());
        city.killAndStart();
        assertEquals(List.of(), filesThatHoldTheContent());
        fetch("records/" + record, 410);
    }

    /** What a path answers, which never holds the content. */
    private String fetch(String path, Integer... statuses) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = city.get(path);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertTrue(List.of(statuses).contains(answer.statusCode()), path + " answered " + answer.statusCode() + body);
        assertClean(path, body);
        return body;
    }

    private static void assertClean(String path, String body) {
        for (String text : List.of(VIOLATION, FACTS, DECISION))
            assertFalse(body.contains(text), path + " shows " + text);
    }

    /** The id of the transaction that published a record. */
    private String transactionThatNames(String id) throws InterruptedException {
        long height = city.client().get("status").number("height");
        for (long at = 1; at <= height; at++)
            for (Members transaction : city.client().get("blocks/" + at).objects("transactions"))
                if (payload(transaction.text("jws")).contains(id)) return transaction.text("id");
        throw new AssertionError("no block names " + id);
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private List<String> filesThatHoldTheContent() {
        return TRACES.below(city.data());
    }
}
