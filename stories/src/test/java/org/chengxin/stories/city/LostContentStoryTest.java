package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.encoding.Beijing;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.city.StoryCity.Ended;
import org.chengxin.stories.process.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city whose store of contents is gone says so, and has the contents again when their publisher imports the same file. */
class LostContentStoryTest {

    private static final String COMPANY = ExampleCity.company(7).text();

    @Test
    void a_lost_content_is_called_lost_until_its_file_is_imported_again(@TempDir Path scratch)
            throws IOException, InterruptedException {
        Path file = file(scratch);
        try (StoryCity city = StoryCity.start(scratch)) {
            assertEquals(1, importing(city, file).number("committed"));
            assertEquals("here", status(city));
            assertEquals(List.of(), warnings(city));
            assertEquals(0, city.stop());
            Folders.delete(city.data().resolve("content"));
            city.begin();
            assertEquals("lost", status(city));
            assertTrue(page(city, "en").contains("This node has lost the content."), page(city, "en"));
            assertTrue(page(city, "zh").contains("本节点已丢失该内容"), page(city, "zh"));
            StoryCity.await("the warning", () -> warnings(city).equals(List.of("ND-016")));
            assertEquals(1, importing(city, file).number("unchanged"));
            assertEquals("here", status(city));
            StoryCity.await("the end of the warning", () -> warnings(city).isEmpty());
        }
    }

    private static Ended importing(StoryCity city, Path file) throws IOException, InterruptedException {
        Ended imported = city.run("import", "penalties", file.toString(), "--json");
        assertEquals(0, imported.exit(), imported.output() + imported.errors());
        return imported;
    }

    private static String status(StoryCity city) throws InterruptedException {
        String id = recordId(city);
        String alone = city.client().get("records/" + id).text("contentStatus");
        String listed = city.client()
                .get("organisations/" + COMPANY + "/records")
                .objects("records")
                .getFirst()
                .text("contentStatus");
        assertEquals(alone, listed);
        return alone;
    }

    private static String recordId(StoryCity city) throws InterruptedException {
        return city.client()
                .get("organisations/" + COMPANY + "/records")
                .objects("records")
                .getFirst()
                .text("id");
    }

    private static String page(StoryCity city, String language) throws IOException, InterruptedException {
        return new String(city.get(language + "/records/" + recordId(city)).body(), StandardCharsets.UTF_8);
    }

    private static List<String> warnings(StoryCity city) {
        try {
            return city.client().get("status").objects("warnings").stream()
                    .map(warning -> warning.text("code"))
                    .toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Path file(Path scratch) throws IOException {
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        return Files.writeString(
                scratch.resolve("penalties.csv"),
                "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CFJGDM,"
                        + "CF_FRDB,CF_NR_FK,CF_GSJZQ\n示例七号有限公司,法人及非法人组织," + COMPANY
                        + ",示环罚字〔2026〕第7号,未按规定记录台账,现场检查时没有台账,《示例市水污染防治条例》第十二条,没收违法所得、没收非法财物,没收违法所得," + day
                        + "," + ExampleCity.ENVIRONMENT.name() + "," + ExampleCity.ENVIRONMENT.uscc() + ",,,\n");
    }
}
