package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** Porcupine, in a Go program of ours: it says whether a history is linearizable. */
final class Checker {

    private final Path program;

    private Checker(Path program) {
        this.program = program;
    }

    /** The program that was built into a folder. */
    static Checker in(Path folder) {
        return new Checker(folder.resolve("checker"));
    }

    /**
     * Builds the program.
     *
     * @param root   of this project
     * @param folder where the program is put
     */
    static void build(Path root, Path folder) {
        Shell.run(
                "go",
                "-C",
                root.resolve("stories/chaos/checker").toString(),
                "build",
                "-mod=readonly",
                "-o",
                in(folder).program.toString(),
                ".");
    }

    /** What it says about a history. */
    record Verdict(boolean linearizable, String sentence) {}

    /** Judges a history, which is written to a file and stays there. */
    Verdict judge(List<History.Asked> history, Path file) {
        try {
            Files.writeString(file, History.lines(history));
            Process process = new ProcessBuilder(program.toString(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit > 1) throw new CommandFailure(ExitCode.DEFECT, "the checker could not judge: " + output);
            return new Verdict(exit == 0, output.lines().reduce("", (before, line) -> line));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.DEFECT, "interrupted");
        }
    }
}
