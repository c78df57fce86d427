package org.chengxin.cli;

import java.util.Arrays;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a user reads when a command cannot go on: one line, never a stack trace. */
final class Complaints {

    private Complaints() {}

    static int ofArguments(ParameterException unfit, String[] arguments) {
        CommandLine line = unfit.getCommandLine();
        line.getErr().println("chengxin: " + oneLine(String.valueOf(unfit.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(unfit, line.getErr());
        line.getErr().println("see: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    static int ofExecution(Exception thrown, CommandLine line, ParseResult parsed) {
        if (thrown instanceof CommandFailure failure) {
            line.getErr().println("chengxin: " + oneLine(String.valueOf(failure.getMessage())));
            return failure.code().number();
        }
        if (thrown instanceof SdkException unable) {
            line.getErr().println("chengxin: " + oneLine(String.valueOf(unable.getMessage())));
            return code(unable.reason()).number();
        }
        if (thrown instanceof CityProblem problem) {
            line.getErr().println("chengxin: the city refuses: " + oneLine(String.valueOf(problem.getMessage())));
            return (problem.status() >= 500 ? ExitCode.UNAVAILABLE : ExitCode.REFUSED).number();
        }
        line.getErr()
                .println("chengxin: a defect of this program stopped it (" + trail(thrown)
                        + "); please report this line");
        return ExitCode.DEFECT.number();
    }

    private static ExitCode code(SdkReason reason) {
        return switch (reason) {
            case KEY_FILE_MUST_EXIST,
                    KEY_FILE_MUST_BE_PRIVATE,
                    KEY_FILE_MUST_HOLD_A_KEY,
                    PASSPHRASE_MUST_BE_GIVEN,
                    PASSPHRASE_MUST_FIT,
                    IMPORT_SECRET_MUST_BE_WHOLE -> ExitCode.NO_KEY;
            case FILE_MUST_FIT -> ExitCode.BAD_FILE;
            case FILE_MUST_BE_NEW, FILE_MUST_BE_WRITABLE -> ExitCode.BAD_DATA;
            case CITY_MUST_BE_REACHABLE,
                    ANSWER_MUST_BE_UNDERSTOOD,
                    CITY_MUST_ANSWER_IN_TIME,
                    WITNESS_MUST_SHOW_THE_CHAIN,
                    WINDOW_MUST_HAVE_ROOM -> ExitCode.UNAVAILABLE;
            case HISTORY_MUST_BE_ONE -> ExitCode.CONTRADICTED;
            case ANSWER_MUST_BE_PROVEN, NODES_MUST_AGREE, BLOCK_MUST_FOLLOW_FROM_THE_GENESIS -> ExitCode.REFUSED;
        };
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
