package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.SigningKey;
import org.chengxin.stories.city.StoryCity.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The city keeps reports for those who import, for a month, and for nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportStoryTest {

    private static final String JOSE = "application/jose";
    private static final String REPORT = "{\"committed\":1,\"encoding\":\"UTF_8\",\"held\":0,\"kind\":\"permits\","
            + "\"millis\":12,\"notNoted\":0,\"notes\":[],\"refused\":0,\"rows\":1,\"unchanged\":0,\"unknown\":0,\"warned\":0}";
    private static final Duration MONTH = Duration.ofDays(30);

    private Path scratch = Path.of("");
    private StoryCity city;
    private Forge publisher;

    @BeforeAll
    void a_city_runs(@TempDir Path folder) throws InterruptedException {
        scratch = folder;
        city = StoryCity.start(folder);
        publisher = Forge.of(city, ExampleCity.APPROVALS);
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void a_report_that_a_publisher_signed_is_served_byte_for_byte() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = city.get(keep());
        assertEquals(200, answer.statusCode());
        assertEquals(REPORT, text(answer));
    }

    @Test
    void an_import_leaves_its_report() throws IOException, InterruptedException {
        Path file = Files.writeString(
                scratch.resolve("registrations.csv"),
                "统一社会信用代码,企业名称,成立日期\n" + ExampleCity.company(12).text() + ",示例十二号有限公司,2001-02-03\n");
        Ended imported = city.run("import", "registrations", file.toString(), "--json");
        assertEquals(0, imported.exit(), imported.errors());
        String kept = String.valueOf(imported.tree().get("report"));
        HttpResponse<byte[]> answer = city.get(kept.substring(1));
        assertEquals(200, answer.statusCode(), kept);
        var report = (Map<?, ?>) Json.read(answer.body());
        assertEquals(1L, report.get("committed"));
    }

    @Test
    void a_report_is_taken_only_from_an_active_key_of_an_organisation_with_a_role()
            throws IOException, InterruptedException {
        Forge stranger = new Forge(
                SigningKey.generate(ExampleCity.APPROVALS.uscc(), Algorithm.EDDSA),
                city.client().chain(),
                0);
        String right = new String(publisher.signReport(REPORT), StandardCharsets.US_ASCII);
        String[] parts = right.split("\\.", -1);
        String other = Base64Url.encode(REPORT.replace("12", "13").getBytes(StandardCharsets.UTF_8));
        String header = publisher.header("EdDSA").replace("chengxin+jws", "chengxin-report+jws");
        byte[] report = bytes(REPORT);
        Map<String, byte[]> sent = new TreeMap<>();
        sent.put("400 API-029 no report", publisher.signReport("{}"));
        sent.put("400 API-029 not canonical", publisher.signReport(REPORT.replace(",", ", ")));
        sent.put("400 API-032 no signature", report);
        sent.put("400 API-032 nothing", new byte[0]);
        sent.put("400 API-032 a fourth part", bytes(right + "." + parts[2]));
        sent.put("400 API-032 padding", bytes(parts[0] + "." + parts[1] + "=." + parts[2]));
        sent.put("400 API-032 no UTF-8", new byte[] {(byte) 0xff, '.', 'a', '.', 'a'});
        sent.put("400 API-032 the type of a transaction", publisher.signText(REPORT));
        sent.put("400 API-032 a fourth member", publisher.sign(header.replace("}", ",\"x\":\"y\"}"), report));
        sent.put("403 API-033 a key that the chain does not know", stranger.signReport(REPORT));
        sent.put("403 API-034 an organisation without a role", withoutRole().signReport(REPORT));
        sent.put("403 API-035 another report", bytes(parts[0] + "." + other + "." + parts[2]));
        sent.put("403 API-035 another algorithm", publisher.sign(header.replace("EdDSA", "ES256"), report));
        Map<String, String> answers = new TreeMap<>();
        for (Map.Entry<String, byte[]> each : sent.entrySet())
            answers.put(each.getKey(), answer(city.post("imports", JOSE, each.getValue())));
        answers.put("415 API-007 as it was", answer(city.post("imports", "application/json", report)));
        answers.forEach((expected, answer) -> assertEquals(expected.substring(0, 11), answer, expected));
        assertEquals(14, answers.size());
    }

    @Test
    void a_key_leaves_reports_until_it_is_revoked() throws IOException, InterruptedException {
        Forge emergency = Forge.of(city, ExampleCity.EMERGENCY);
        SigningKey second = SigningKey.generate(ExampleCity.EMERGENCY.uscc(), Algorithm.SM2);
        byte[] signed = new Forge(second, city.client().chain(), 0).signReport(REPORT);
        assertEquals("403 API-033", answer(city.post("imports", JOSE, signed)));
        commit(emergency.sign(new AddKey(second.jwk())));
        assertEquals(201, city.post("imports", JOSE, signed).statusCode());
        commit(emergency.sign(new RevokeKey(Optional.empty(), second.jwk().thumbprint(), Optional.empty())));
        assertEquals("403 API-033", answer(city.post("imports", JOSE, signed)));
    }

    private void commit(byte[] jws) throws IOException, InterruptedException {
        assertEquals(200, city.post("transactions", JOSE, jws).statusCode());
    }

    private Forge withoutRole() throws InterruptedException {
        return Forge.of(city, ExampleCity.OPERATOR);
    }

    @Test
    void after_a_month_nobody_finds_a_report_and_housekeeping_takes_it_away() throws IOException, InterruptedException {
        String old = keep();
        String young = keep();
        age(old, MONTH.plusMinutes(1));
        age(young, MONTH.minusMinutes(5));
        assertEquals("404 API-027", answer(city.get(old)));
        assertEquals(200, city.get(young).statusCode());
        city.stop();
        city.begin();
        StoryCity.await("housekeeping takes it away", () -> Files.notExists(file(old)));
        assertEquals(200, city.get(young).statusCode());
    }

    private void age(String report, Duration age) throws IOException {
        Files.setLastModifiedTime(file(report), FileTime.fromMillis(System.currentTimeMillis() - age.toMillis()));
    }

    private Path file(String report) {
        return city.data().resolve("reports").resolve(report.substring("imports/".length()) + ".json");
    }

    /** Leaves a report, and gives the path that it stays at. */
    private String keep() throws IOException, InterruptedException {
        HttpResponse<byte[]> kept = city.post("imports", JOSE, publisher.signReport(REPORT));
        assertEquals(201, kept.statusCode(), text(kept));
        return kept.headers().firstValue("Location").orElseThrow().replaceFirst(".*/imports/", "imports/");
    }

    /** Status and code. */
    private static String answer(HttpResponse<byte[]> answer) {
        var problem = (Map<?, ?>) Json.read(answer.body());
        return answer.statusCode() + " " + problem.get("code");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
