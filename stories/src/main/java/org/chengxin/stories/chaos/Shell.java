package org.chengxin.stories.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** Programs of the system, run to their end. */
final class Shell {

    private Shell() {}

    /**
     * Runs a program.
     *
     * @return what it printed
     * @throws CommandFailure when it is missing, or says that it failed
     */
    static String run(String... command) {
        return run(List.of(command));
    }

    /** The same with its words as a list. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) return output;
            throw new CommandFailure(
                    ExitCode.DEFECT,
                    String.join(" ", command) + " failed: " + output.strip().replace('\n', ' '));
        } catch (IOException missing) {
            throw new CommandFailure(ExitCode.USAGE, command.getFirst() + " cannot be run: " + missing.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.DEFECT, "interrupted");
        }
    }
}
