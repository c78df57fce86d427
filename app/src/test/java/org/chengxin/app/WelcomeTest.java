package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void the_first_start_of_a_members_node_is_not_said_to_be_another_one() {
        String first = said(Welcome.Start.FIRST, 0, true);
        assertTrue(first.startsWith("\nRunning for the first time: http://localhost:8081\n"), first);
        assertTrue(first.contains("  height  0  (the chain begins with the first block)\n"), first);
        String late = said(Welcome.Start.FIRST, 7, true);
        assertTrue(late.startsWith("\nRunning for the first time: "), late);
        assertTrue(late.contains("  height  7\n"), late);
        assertTrue(said(Welcome.Start.FOUNDED, 1, true).startsWith("\nFounded and running: "));
        assertTrue(said(Welcome.Start.LATER, 7, true).startsWith("\nRunning again: "));
    }

    @Test
    void invented_files_are_offered_only_where_everything_is_invented() {
        for (Welcome.Start start : Welcome.Start.values()) {
            String invented = said(start, 1, true);
            assertTrue(invented.contains("demo files files") && invented.contains("import permits"), invented);
            String real = said(start, 1, false);
            assertFalse(real.contains("demo files") || real.contains("import"), real);
            assertTrue(real.contains("  ./chengxin status --url http://localhost:8081 --data /data\n"), real);
        }
    }

    @Test
    void a_data_directory_in_which_no_node_has_run_is_at_its_first_start() {
        assertEquals(Welcome.Start.FOUNDED, Welcome.Start.of(true, false));
        assertEquals(Welcome.Start.FIRST, Welcome.Start.of(false, false));
        assertEquals(Welcome.Start.LATER, Welcome.Start.of(false, true));
    }

    private static String said(Welcome.Start start, long height, boolean demo) {
        StringWriter out = new StringWriter();
        new Welcome(start, URI.create("http://localhost:8081"), "shili-1", height, Path.of("/data"), demo)
                .print(new PrintWriter(out));
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
