package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.stories.city.StoryCity.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is copied while it runs, is lost, and comes back from the copy. It signs only when no block that is known outside is missing. */
class BackupStoryTest {

    private static final String JOSE = "application/jose";

    @Test
    void a_restored_city_takes_nothing_and_shows_no_record_until_it_is_told_the_last_block_that_anyone_knows(
            @TempDir Path scratch) throws IOException, InterruptedException {
        Path backup = scratch.resolve("backup.zip");
        String known;
        String later;
        String facts;
        String copiedUpTo;
        byte[] afterwards;
        try (StoryCity city = StoryCity.start(scratch)) {
            Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
            assertEquals(
                    200,
                    city.post("transactions", JOSE, registrar.sign(company(1))).statusCode());
            facts = city.facts();
            known = lastBlock(city);
            Ended copied = city.run("backup", backup.toString(), "--json");
            assertEquals(0, copied.exit(), copied.errors());
            copiedUpTo = String.valueOf(copied.tree().get("checkpoint"));
            assertEquals(
                    200,
                    city.post("transactions", JOSE, registrar.sign(company(2))).statusCode());
            later = lastBlock(city);
            afterwards = registrar.sign(company(3));
        }
        Path restored = scratch.resolve("restored");
        Ended brought =
                StoryCity.runAlone(scratch, "restore", backup.toString(), "--data", restored.toString(), "--json");
        assertEquals(0, brought.exit(), brought.errors());
        assertEquals(copiedUpTo, brought.tree().get("checkpoint"));
        assertEquals(restored.toString(), brought.tree().get("data"));

        try (StoryCity city = StoryCity.startIn(scratch, restored)) {
            assertHealth(city, "read-only", "CE-006");
            assertEquals(facts, city.facts());
            String company = ExampleCity.company(1).text();
            for (String path : List.of(
                    "readyz",
                    "organisations/" + company,
                    "organisations/" + company + "/records",
                    "organisations?name=" + company,
                    "records/" + "A".repeat(43),
                    "transactions/" + "A".repeat(43),
                    "blocks",
                    "blocks/1",
                    "cometbft",
                    "cometbft/block?height=1",
                    "zh/organisations/" + company,
                    "en/organisations/" + company,
                    "en/chain")) assertUnconfirmed(path, city.get(path));
            assertUnconfirmed("a transaction", city.post("transactions", JOSE, afterwards));
            for (String path : List.of("healthz", "status", "validators", "genesis", "catalogue", "en"))
                assertEquals(200, city.get(path).statusCode(), path);
            city.stop();
        }
        Ended missing =
                StoryCity.runAlone(scratch, "up", "--data", restored.toString(), "--port", "0", "--fence", later);
        assertEquals(8, missing.exit(), missing.output() + missing.errors());
        assertTrue(missing.errors().contains("CE-007"), missing.errors());
        assertTrue(
                missing.errors().contains(later.split(":", -1)[0]),
                "it says which block is missing: " + missing.errors());
        Ended foreign = StoryCity.runAlone(
                scratch, "up", "--data", restored.toString(), "--port", "0", "--fence", "1:" + "AB".repeat(32));
        assertEquals(8, foreign.exit(), foreign.output() + foreign.errors());
        assertTrue(foreign.errors().contains("CE-008"), foreign.errors());

        try (StoryCity city = StoryCity.startIn(scratch, restored, "--fence", known)) {
            assertHealth(city, "running", "");
            assertEquals(200, city.post("transactions", JOSE, afterwards).statusCode());
            city.stop();
            city.begin();
            assertHealth(city, "running", "");
        }
        assertTrue(Files.exists(backup));
    }

    @Test
    void a_backup_that_broke_off_is_refused_and_leaves_nothing(@TempDir Path scratch)
            throws IOException, InterruptedException {
        Path broken = scratch.resolve("broken.zip");
        Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0});
        Path restored = scratch.resolve("restored");
        Ended refused = StoryCity.runAlone(scratch, "restore", broken.toString(), "--data", restored.toString());
        assertEquals(6, refused.exit(), refused.errors());
        assertTrue(refused.errors().contains("UP-013"), refused.errors());
        assertTrue(Files.notExists(restored));
    }

    /** The last block as anyone outside knows it, in the form that {@code --fence} takes. */
    private static String lastBlock(StoryCity city) throws InterruptedException {
        Members status = city.client().get("status");
        return status.number("height") + ":" + status.text("blockHash");
    }

    private static void assertHealth(StoryCity city, String state, String code) throws InterruptedException {
        Members health = city.client().get("status").object("health");
        assertEquals(state, health.text("state"));
        assertEquals(code, health.optionalText("code").orElse(""));
    }

    private static void assertUnconfirmed(String what, HttpResponse<byte[]> answer) {
        assertEquals(503, answer.statusCode(), what);
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        assertTrue(said.contains("API-046"), what + ": " + said);
    }

    private static RegisterOrganisation company(int number) {
        return new RegisterOrganisation(
                ExampleCity.company(number), "示例" + number + "号有限公司", LocalDate.of(2020, 1, 3), Optional.empty());
    }
}
