package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.peers.PeerProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, phone and desktop. A machine without Chromium is told so and skips it. */
@Tag("peers")
class PagesPeersTest {

    private static final int DEMO_RECORDS = 10;

    @Test
    void pages_are_accessible_and_fit_a_phone(@TempDir Path scratch) throws IOException, InterruptedException {
        PeerProgram.requireTool("chromium");
        PeerProgram peer = PeerProgram.ofPages();
        try (StoryCity city = StoryCity.start(scratch, "--demo")) {
            StoryCity.await("the demonstration", () -> displayed(city) == DEMO_RECORDS);
            List<String> command = new ArrayList<>(List.of(
                    "chromium", PeerProgram.directory().resolve("pictures").toString()));
            List<String> pages = pages(city);
            for (String language : List.of("zh", "en"))
                for (String page : pages) command.add("http://127.0.0.1:" + city.port() + "/" + language + page);
            peer.check(command.toArray(String[]::new));
        }
    }

    private static List<String> pages(StoryCity city) throws IOException, InterruptedException {
        String company = "organisations/" + ExampleCity.company(2).text();
        var places = city.client().get(company + "/records").objects("records");
        List<String> pages = new ArrayList<>(List.of(
                "",
                "/search?q=%E7%A4%BA%E4%BE%8B",
                "/" + company,
                "/organisations/" + ExampleCity.company(77).text(),
                "/records/" + places.getLast().text("id"),
                "/chain",
                "/chain/4",
                "/rules",
                "/records/nothing"));
        Forge approvals = Forge.of(city, ExampleCity.APPROVALS);
        var withdrawn = new RecordId(places.getFirst().text("id"));
        assertEquals(
                200,
                city.post("transactions", "application/jose", approvals.sign(new WithdrawRecord(withdrawn)))
                        .statusCode());
        pages.add("/records/" + withdrawn.text());
        return pages;
    }

    private static long displayed(StoryCity city) {
        try {
            return city.count("displayed");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
