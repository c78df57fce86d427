package org.chengxin.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a user reads when a command cannot go on: one line, never a stack trace. */
final class Complaints {

    private Complaints() {}

    static int ofArguments(ParameterException unfit, String[] arguments) {
        CommandLine line = unfit.getCommandLine();
        line.getErr().println("chengxin: " + oneLine(unfit.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(unfit, line.getErr());
        line.getErr().println("see: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    static int ofExecution(Exception thrown, CommandLine line, ParseResult parsed) {
        if (thrown instanceof CommandFailure failure) {
            line.getErr().println("chengxin: " + oneLine(failure.getMessage()));
            return failure.code().number();
        }
        line.getErr()
                .println("chengxin: a defect of this program stopped it (" + trail(thrown)
                        + "); please report this line");
        return ExitCode.DEFECT.number();
    }

    /** Kind and place only: the message of an unforeseen exception may hold what nobody should read. */
    private static String trail(Throwable thrown) {
        String place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.chengxin."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + " line " + frame.getLineNumber())
                .orElse("");
        return thrown.getClass().getSimpleName() + place;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
