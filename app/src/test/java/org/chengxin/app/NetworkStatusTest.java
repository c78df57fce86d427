package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.cli.Chengxin;
import org.chengxin.encoding.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkStatusTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_program_reads_of_a_network_that_does_not_run_which_nodes_it_has_and_what_is_wrong(@TempDir Path scratch)
            throws IOException {
        Path folder = scratch.resolve("net");
        LocalNetwork.create(folder, 4, 0, System.currentTimeMillis());
        assertEquals(5, status(folder));
        assertEquals(false, json().get("well"));
        assertEquals("NW-022", json().get("code"));
        var nodes = (List<?>) Objects.requireNonNull(json().get("nodes"));
        assertEquals(
                List.of("1 does not run", "2 does not run", "3 does not run", "4 does not run"),
                nodes.stream()
                        .map(node -> (Map<?, ?>) node)
                        .map(node -> node.get("number") + " " + node.get("state"))
                        .toList());
        assertTrue(err.toString().contains("NW-022"), err.toString());
    }

    @Test
    void a_program_reads_that_a_folder_holds_no_network(@TempDir Path folder) {
        assertEquals(8, status(folder));
        assertEquals("NW-020", json().get("code"));
        assertEquals(List.of(), json().get("nodes"));
    }

    /** As a network that was made before the port became a socket. */
    @Test
    void a_setting_of_a_node_that_is_none_is_named_in_one_line(@TempDir Path scratch) throws IOException {
        Path folder = scratch.resolve("net");
        LocalNode node =
                LocalNetwork.create(folder, 2, 0, System.currentTimeMillis()).node(2);
        Path configuration = DataDirectory.lookAt(node.data()).configuration();
        Files.writeString(configuration, "cometbft.abci-port=26658\n", StandardOpenOption.APPEND);
        assertEquals(8, status(folder));
        assertEquals(
                "chengxin: " + configuration
                        + " sets cometbft.abci-port, which is not a setting; ./chengxin up --help lists them (UP-002)",
                err.toString().strip());
    }

    private int status(Path folder) {
        return Chengxin.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "network",
                "status",
                "--json",
                "--dir",
                folder.toString());
    }

    private Map<?, ?> json() {
        return (Map<?, ?>) Json.read(out.toString().strip().getBytes(StandardCharsets.UTF_8));
    }
}
