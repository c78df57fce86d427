package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chengxin.cli.Chengxin;
import org.chengxin.intake.FileKind;
import org.junit.jupiter.api.Test;

class StoppedImportTest extends ImportBench {

    private static final int TERMINATED = 143;

    @Test
    void an_import_that_is_stopped_says_how_far_it_came_and_that_it_can_be_repeated() throws Exception {
        var begun = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        server.beforeFirstBlock(() -> {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        });
        Process process = start(registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"));
        try {
            begun.await();
            process.destroy();
            assertEquals(TERMINATED, process.waitFor());
            String err = Files.readString(folder.resolve("err"));
            assertTrue(
                    err.contains(
                            "chengxin: stopped: 0 rows are known to be committed; importing the same file again is safe"),
                    err);
        } finally {
            process.destroyForcibly();
            released.countDown();
        }
    }

    @Test
    void rows_that_are_held_are_committed_too() {
        Report report = new Report(FileKind.PENALTIES);
        report.row(RowOutcome.COMMITTED, List.of());
        report.row(RowOutcome.HELD, List.of());
        report.row(RowOutcome.REFUSED, List.of());
        report.row(RowOutcome.UNCHANGED, List.of());
        assertEquals(
                "chengxin: stopped: 2 rows are known to be committed; importing the same file again is safe",
                LastWord.of(report));
    }

    private Process start(Path file) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        path,
                        Program.class.getName(),
                        "import",
                        "registrations",
                        file.toString(),
                        "--url",
                        server.url(),
                        "--data",
                        folder.toString())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The commands as a process of their own. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.exit(Chengxin.run(arguments));
        }
    }
}
