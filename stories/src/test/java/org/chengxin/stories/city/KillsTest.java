package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.stories.accept.Kills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./chengxin accept kills}. */
class KillsTest {

    private static final int ROWS = 4_000;
    private static final int KILLS = 5;
    private static final long SEED = 20_261_124;

    @Test
    void a_city_killed_inside_an_import_ends_with_the_facts_of_one_that_was_not(@TempDir Path scratch)
            throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        Kills.Outcome outcome = new Kills(scratch, ROWS, KILLS, SEED, told::add).run();
        String seen = "seed " + SEED + " " + outcome + " " + told;
        assertTrue(outcome.holds(), seen);
        assertEquals(KILLS, outcome.kills(), seen);
    }
}
