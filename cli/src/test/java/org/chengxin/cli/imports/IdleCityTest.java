package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.cli.CommandRun;
import org.junit.jupiter.api.Test;

/** A city that answers and takes nothing, such as one restored and not confirmed, or on a full disk. */
class IdleCityTest extends ImportBench {

    @Test
    void a_city_that_takes_nothing_is_told_at_once_with_its_own_code() throws IOException {
        Path file = registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区");
        server.takeNothing("CE-006");
        assertLine(5, "CE-006 It is so.", run("registrations", file, "--patience", "5"));
        assertLine(
                5,
                "CE-006 It is so.",
                CommandRun.of(
                        "withdraw",
                        "A".repeat(43),
                        "--as",
                        PUBLISHER.text(),
                        "--url",
                        server.url(),
                        "--data",
                        folder.toString(),
                        "--patience",
                        "5"));
        assertEquals(List.of(), server.lines());
    }

    @Test
    void a_city_that_stops_taking_in_the_middle_is_named_with_its_code() throws IOException {
        server.beforeFirstBlock(() -> server.takeNothing("CE-012"));
        CommandRun run = run(
                "registrations",
                registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"),
                "--json",
                "--patience",
                "1");
        assertEquals(5, run.code(), run.err());
        assertEquals(1L, run.json().get("unknown"));
        assertTrue(run.err().contains("chengxin: the city takes nothing now: CE-012 It is so."), run.err());
    }

    @Test
    void a_city_that_takes_everything_is_told_nothing_of() throws IOException {
        CommandRun run = run("registrations", registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"));
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
    }
}
