package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.cli.Chengxin;
import org.chengxin.consensus.cometbft.process.CometBftHome;
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

    /** As when a node is killed while it copies the blocks: its CometBFT stands still, and nobody lets it go on. */
    @Test
    void a_cometbft_that_was_left_standing_still_is_ended_too(@TempDir Path scratch) throws Exception {
        Path folder = scratch.resolve("net");
        LocalNode node =
                LocalNetwork.create(folder, 2, 0, System.currentTimeMillis()).node(1);
        for (List<String> command : List.of(List.of("kill", "1"), List.of("stop"))) {
            Process left = new ProcessBuilder("sh", "-c", "kill -STOP $$; exec sleep 600").start();
            CometBftHome home =
                    new CometBftHome(Files.createDirectories(node.data().resolve("cometbft")));
            home.mark().write(left.toHandle());
            assertEquals("0 ", ended(folder, command.toArray(String[]::new)));
            assertEquals(128 + 9, left.waitFor());
        }
    }

    @Test
    void a_node_that_goes_on_keeps_no_other_from_being_ended(@TempDir Path scratch) throws Exception {
        Path folder = scratch.resolve("net");
        LocalNetwork network = LocalNetwork.create(folder, 2, 0, System.currentTimeMillis());
        Process left = new ProcessBuilder("sleep", "600").start();
        CometBftHome home =
                new CometBftHome(Files.createDirectories(network.node(2).data().resolve("cometbft")));
        home.mark().write(left.toHandle());
        try (var goesOn = DataDirectory.take(network.node(1).data())) {
            String stopped = ended(folder, "stop");
            assertTrue(stopped.startsWith("5 chengxin: NW-025 node 1 "), stopped);
            assertTrue(goesOn.path().toFile().exists());
        }
        left.destroy();
        assertEquals(128 + 9, left.waitFor());
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
