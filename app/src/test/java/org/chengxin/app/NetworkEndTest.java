package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.cli.Chengxin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkEndTest {

    @Test
    void a_node_that_goes_on_is_not_called_ended(@TempDir Path scratch) throws IOException {
        Path folder = scratch.resolve("net");
        LocalNetwork.create(folder, 2, 0, System.currentTimeMillis());
        assertEquals("0 ", ended(folder, "kill", "1"));
        assertEquals("0 ", ended(folder, "stop"));
        // It runs, and nobody can say as which process.
        try (var goesOn = DataDirectory.take(LocalNetwork.at(folder).node(1).data())) {
            assertTrue(goesOn.path().toFile().exists());
            assertTrue(ended(folder, "kill", "1").startsWith("5 chengxin: NW-025 node 1 "));
            assertTrue(ended(folder, "stop").startsWith("5 chengxin: NW-025 node 1 "));
            assertEquals("0 ", ended(folder, "kill", "2"));
        }
    }

    private static String ended(Path folder, String... command) {
        var out = new StringWriter();
        List<String> line = new ArrayList<>(List.of("network"));
        line.addAll(List.of(command));
        line.addAll(List.of("--dir", folder.toString()));
        int exit = Chengxin.run(new PrintWriter(out, true), new PrintWriter(out, true), line.toArray(String[]::new));
        return exit + " " + out;
    }
}
