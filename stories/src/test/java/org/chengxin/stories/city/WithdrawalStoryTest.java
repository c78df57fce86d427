package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chengxin.encoding.Beijing;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.stories.city.StoryCity.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An authority takes back what it published, with a command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawalStoryTest {

    private static final String PUBLISHER = ExampleCity.ENVIRONMENT.uscc().text();
    private static final String OTHER = ExampleCity.APPROVALS.uscc().text();

    private Path scratch = Path.of("");
    private StoryCity city;

    @BeforeAll
    void a_city_runs(@TempDir Path folder) {
        scratch = folder;
        city = StoryCity.start(folder);
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void a_row_that_is_published_otherwise_is_refused_until_the_record_is_withdrawn_and_then_for_good()
            throws IOException, InterruptedException {
        String record = publish(7);
        assertEquals(List.of("CR-005"), codes(importing(7, "现场检查时台账不全")));
        Ended withdrawn = city.run("withdraw", record, "--json");
        assertEquals(0, withdrawn.exit(), withdrawn.errors());
        assertEquals(PUBLISHER, withdrawn.tree().get("publisher"));
        assertEquals(record, withdrawn.tree().get("record"));
        assertTrue(withdrawn.number("height") > 0);
        var gone = city.get("records/" + record);
        assertEquals(410, gone.statusCode());
        assertTrue(new String(gone.body(), StandardCharsets.UTF_8).contains("API-024"));
        assertEquals(List.of("CR-003"), codes(importing(7, "现场检查时台账不全")));
        assertRefused(4, "API-024", city.run("withdraw", record));
        assertRefused(4, "CR-031", city.run("withdraw", record, "--as", PUBLISHER));
    }

    @Test
    void what_is_no_record_of_the_authority_is_refused_and_stays() throws IOException, InterruptedException {
        String record = publish(8);
        assertRefused(2, "RECORD is the id of a record", city.run("withdraw", record.substring(1)));
        assertRefused(4, "API-023", city.run("withdraw", "A".repeat(43)));
        assertRefused(2, "--as takes", city.run("withdraw", record, "--as", "1"));
        assertRefused(4, "CR-030", city.run("withdraw", record, "--as", OTHER));
        assertRefused(7, "SDK-001", runIn(scratch.resolve("nowhere"), record));
        assertEquals(200, city.get("records/" + record).statusCode());
    }

    @Test
    void a_key_of_another_city_is_not_signed_with() throws IOException, InterruptedException {
        String record = publish(9);
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Ended made = StoryCity.runAlone(scratch, "key", "new", PUBLISHER, "--data", elsewhere.toString());
        assertEquals(0, made.exit(), made.errors());
        assertRefused(7, "the chain does not know the key", runIn(elsewhere, record));
        assertEquals(200, city.get("records/" + record).statusCode());
    }

    private Ended runIn(Path data, String record) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + city.port();
        return StoryCity.runAlone(scratch, "withdraw", record, "--url", url, "--data", data.toString());
    }

    private static void assertRefused(int exit, String part, Ended ended) {
        assertEquals(exit, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.errors().contains(part), ended.errors());
        assertEquals("", ended.output());
    }

    /** Publishes a penalty of a company by a file and gives the id of its record. */
    private String publish(int company) throws IOException, InterruptedException {
        Ended imported = importing(company, "现场检查时没有台账");
        assertEquals(0, imported.exit(), imported.output() + imported.errors());
        Members place = city.client()
                .get("organisations/" + ExampleCity.company(company).text() + "/records")
                .objects("records")
                .getFirst();
        return place.text("id");
    }

    private Ended importing(int company, String facts) throws IOException, InterruptedException {
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        Path file = scratch.resolve("penalties.csv");
        Files.writeString(
                file,
                "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CFJGDM,"
                        + "CF_FRDB,CF_NR_FK,CF_GSJZQ\n示例" + company + "号有限公司,法人及非法人组织,"
                        + ExampleCity.company(company).text() + ",示环罚字〔2026〕第" + company + "号,未按规定记录台账," + facts
                        + ",《示例市水污染防治条例》第十二条,没收违法所得、没收非法财物,没收违法所得," + day + ","
                        + ExampleCity.ENVIRONMENT.name() + "," + PUBLISHER + ",,,\n");
        return city.run("import", "penalties", file.toString(), "--json");
    }

    private static List<String> codes(Ended imported) {
        return imported.notes().stream()
                .map((Map<?, ?> note) -> String.valueOf(note.get("code")))
                .toList();
    }
}
