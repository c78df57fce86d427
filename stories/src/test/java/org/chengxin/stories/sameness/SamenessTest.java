package org.chengxin.stories.sameness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM cannot see a random order of its own maps, so each replay is a process of its own. */
class SamenessTest {

    private static final String HISTORY = "/history/2026-11-24.jsonl";
    private static final long PROCESS_SECONDS_MAX = 120;

    @Test
    void the_recorded_history_replays_to_its_recorded_hashes_in_two_jvms_on_two_stores(@TempDir Path scratch)
            throws IOException, InterruptedException, URISyntaxException {
        Path file = Path.of(SamenessTest.class.getResource(HISTORY).toURI());
        List<String> recorded = RecordedHistory.read(file).blocks().stream()
                .map(block -> block.height() + " " + block.appHash().toHex())
                .toList();
        List<String> onMemory = replay(file, "memory");
        List<String> onRocks = replay(file, scratch.resolve("state").toString());
        assertTrue(recorded.size() > 20, "the history is long enough to mean something");
        assertEquals(recorded, onMemory.subList(0, recorded.size()));
        assertEquals(onMemory, onRocks);
    }

    private static List<String> replay(Path history, String store) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayProcess.class.getName(),
                        history.toString(),
                        store)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertTrue(process.waitFor(PROCESS_SECONDS_MAX, TimeUnit.SECONDS), "the replay ends");
        assertEquals(0, process.exitValue());
        return lines;
    }
}
