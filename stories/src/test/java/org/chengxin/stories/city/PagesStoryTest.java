package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.city.StoryCity.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say about what they show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesStoryTest {

    private static final int COMPANIES = 25;
    private static final int RIGHTLY_NAMED = 7;
    private static final int OTHERWISE_NAMED = 8;
    private static final String REGISTERED = "示例另名股份有限公司";

    private StoryCity city;
    private Path scratch = Path.of("");

    @BeforeAll
    void companies_have_records(@TempDir Path folder) throws IOException, InterruptedException {
        scratch = folder;
        city = StoryCity.start(folder);
        Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        for (int number = 1; number <= COMPANIES; number++) {
            var registration = new RegisterOrganisation(
                    ExampleCity.company(number), registered(number), LocalDate.of(2020, 1, 3), Optional.empty());
            assertEquals(
                    200,
                    city.post("transactions", "application/jose", registrar.sign(registration))
                            .statusCode());
        }
        publish(RIGHTLY_NAMED);
        publish(OTHERWISE_NAMED);
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void a_record_that_names_its_subject_as_the_register_does_carries_no_notice()
            throws IOException, InterruptedException {
        for (String page : List.of(organisation(RIGHTLY_NAMED), record(RIGHTLY_NAMED))) {
            assertTrue(page.contains(decided(RIGHTLY_NAMED)), page);
            assertFalse(page.contains("The record says"), page);
        }
    }

    @Test
    void a_record_that_names_its_subject_otherwise_is_shown_under_the_registered_name_with_a_notice()
            throws IOException, InterruptedException {
        String notice = "The record says " + decided(OTHERWISE_NAMED) + "; the register says " + REGISTERED;
        for (String page : List.of(organisation(OTHERWISE_NAMED), record(OTHERWISE_NAMED)))
            assertTrue(text(page).contains(notice), text(page));
        String link = "href=\"/en/organisations/" + ExampleCity.company(OTHERWISE_NAMED) + "\" lang=\"zh-CN\">"
                + REGISTERED + "</a>";
        assertTrue(record(OTHERWISE_NAMED).contains(link), record(OTHERWISE_NAMED));
        String chinese = text(page("zh/records/" + recordId(OTHERWISE_NAMED)));
        assertTrue(chinese.contains("记录中的名称为“" + decided(OTHERWISE_NAMED) + "”；本代码在登记中的名称为“" + REGISTERED), chinese);
    }

    @Test
    void no_colour_tells_levels_apart() throws IOException, InterruptedException {
        for (String page : List.of(organisation(RIGHTLY_NAMED), record(RIGHTLY_NAMED)))
            for (String colour : List.of("govuk-tag--red", "govuk-tag--orange", "cx-record--"))
                assertFalse(page.contains(colour), colour + " in " + page);
        assertFalse(page("portal/portal.css").contains("cx-record--"));
    }

    @Test
    void a_search_says_how_many_it_shows_of_more_and_how_many_there_are_otherwise()
            throws IOException, InterruptedException {
        assertTrue(search("en", "示例公示").contains("The first 20"), search("en", "示例公示"));
        assertTrue(search("zh", "示例公示").contains("前 20 家"), search("zh", "示例公示"));
        assertTrue(search("en", "示例公示1").contains("11 found"), search("en", "示例公示1"));
        assertTrue(search("zh", "示例公示1").contains("找到 11 家"), search("zh", "示例公示1"));
    }

    @Test
    void a_code_with_another_check_character_is_told_so() throws IOException, InterruptedException {
        String code = ExampleCity.company(1).text();
        String wrong = code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
        assertTrue(search("en", wrong).contains("the check character, does not fit"), search("en", wrong));
        assertTrue(search("zh", wrong).contains("校验码与前 17 位不符"), search("zh", wrong));
        assertTrue(search("en", code.substring(1)).contains("by its full code"), search("en", code.substring(1)));
    }

    @Test
    void times_say_whose_they_are() throws IOException, InterruptedException {
        String record = "records/" + recordId(RIGHTLY_NAMED);
        for (String path : List.of("", "/chain", "/chain/1", "/" + record)) {
            assertTrue(text(page("en" + path)).contains("(Beijing"), path);
            assertTrue(text(page("zh" + path)).contains("（北京时间）"), path);
        }
    }

    @Test
    void nobody_is_named_who_stated_that_a_key_was_compromised() throws IOException {
        assertFalse(words("en", "record.doubtful").contains("publisher"));
        assertTrue(words("en", "record.doubtful").startsWith("record.doubtful=It has been stated on the chain that"));
        assertTrue(words("zh", "record.doubtful").startsWith("record.doubtful=链上已有声明"));
    }

    @Test
    void the_first_page_says_in_both_languages_that_publishers_sign() throws IOException, InterruptedException {
        assertTrue(page("en").contains("signed by the publisher"), page("en"));
        assertTrue(page("zh").contains("由公示机关签名"), page("zh"));
    }

    private static String registered(int number) {
        return number == OTHERWISE_NAMED ? REGISTERED : decided(number);
    }

    /** The name of a company in what was decided about it. */
    private static String decided(int number) {
        return "示例公示" + number + "号有限公司";
    }

    private String organisation(int number) throws IOException, InterruptedException {
        return page("en/organisations/" + ExampleCity.company(number));
    }

    private String record(int number) throws IOException, InterruptedException {
        return page("en/records/" + recordId(number));
    }

    private String search(String language, String asked) throws IOException, InterruptedException {
        return page(language + "/search?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    private String recordId(int number) throws InterruptedException {
        return city.client()
                .get("organisations/" + ExampleCity.company(number) + "/records")
                .objects("records")
                .getFirst()
                .text("id");
    }

    private String page(String path) throws IOException, InterruptedException {
        var answer = city.get(path);
        assertEquals(200, answer.statusCode(), path);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** What people read on a page. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static String words(String language, String name) throws IOException {
        try (var in = PagesStoryTest.class.getResourceAsStream("/portal/messages_" + language + ".properties")) {
            assertTrue(in != null, language);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void publish(int number) throws IOException, InterruptedException {
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        Path file = scratch.resolve("penalties.csv");
        Files.writeString(
                file,
                "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CFJGDM,"
                        + "CF_FRDB,CF_NR_FK,CF_GSJZQ\n" + decided(number) + ",法人及非法人组织,"
                        + ExampleCity.company(number) + ",示环罚字〔2026〕第" + number + "号,未按规定记录台账,现场检查时没有台账"
                        + ",《示例市水污染防治条例》第十二条,没收违法所得、没收非法财物,没收违法所得," + day + ","
                        + ExampleCity.ENVIRONMENT.name() + "," + ExampleCity.ENVIRONMENT.uscc() + ",,,\n");
        Ended imported = city.run("import", "penalties", file.toString(), "--json");
        assertEquals(0, imported.exit(), imported.output() + imported.errors());
    }
}
