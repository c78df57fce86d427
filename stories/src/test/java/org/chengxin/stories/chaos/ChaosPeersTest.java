package org.chengxin.stories.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.stories.process.CityProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code chengxin chaos}. Needs Linux, root, ip, mount, unshare and Go. */
@Tag("peers")
class ChaosPeersTest {

    @Test
    void every_promise_is_kept_whatever_strikes_four_validators_under_load(@TempDir Path folder)
            throws IOException, InterruptedException {
        requireTools();
        Path report = folder.resolve("chaos.md");
        Process run = new ProcessBuilder(command("chaos", "--seed", "1", "--report", report.toString()))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, run.waitFor());
        String text = Files.readString(report);
        for (Fault fault : Fault.values()) assertTrue(text.contains("| " + fault.title() + " | 1 |"), text);
        assertTrue(text.contains("linearizable"), text);
    }

    /** As a user starts it; from the class path of this test where no launcher has built what it would start. */
    private static List<String> command(String... arguments) {
        String launcher = System.getProperty("chengxin.launcher");
        if (launcher == null) return CityProcess.command(List.of("-Dchengxin.project=.."), arguments);
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void requireTools() {
        List<String> missing = Tools.missing();
        if (missing.isEmpty()) return;
        String message = "the fault runs are skipped, which need what is not here: " + String.join(", ", missing);
        System.out.println(message);
        if (System.getenv("CI") != null) fail(message);
        abort(message);
    }
}
