package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.stories.process.CityProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the measurements of networks can be taken, with numbers too small to say anything. Needs Go. */
@Tag("peers")
class NetworkBenchPeersTest {

    @Test
    void every_figure_of_a_network_is_taken_on_both_applications(@TempDir Path folder)
            throws IOException, InterruptedException {
        PeerProgram.requireTool("go");
        Path json = folder.resolve("figures.json");
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder(CityProcess.command(
                        List.of("-Dchengxin.launcher=" + Path.of("../chengxin").toAbsolutePath()),
                        "bench",
                        "network",
                        "--smallest",
                        "--json",
                        json.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(0, exit, Files.readString(output));
        String figures = Files.readString(json);
        for (String figure : List.of(
                "committed tx/s ÷ kvstore's, 1 validator",
                "committed tx/s ÷ kvstore's, 4 validators",
                "p50 commit latency ÷ kvstore's, 200 tx/s, 4 validators",
                "p50 with one of four dead ÷ all alive, 200 tx/s",
                "CPU per transaction, all nodes, 4 validators, ours",
                "disk of all nodes per million transactions, extrapolated, 4 validators, ours",
                "start included, kvstore",
                "start included, ours")) assertTrue(figures.contains(figure), figure);
    }
}
