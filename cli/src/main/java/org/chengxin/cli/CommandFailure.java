package org.chengxin.cli;

/**
 * A command cannot do what was asked, for a reason that the user can mend. Its message is one line that says what
 * happened, where, why, and what would be right; it never holds a secret or a person's data.
 */
public class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** A failure with the line to print and the code to end with. */
    public CommandFailure(ExitCode code, String line) {
        super(line);
        this.code = code;
    }

    /** A failure with the line to print, the code to end with, and what it follows from. */
    public CommandFailure(ExitCode code, String line, Throwable cause) {
        super(line, cause);
        this.code = code;
    }

    /** What the process ends with. */
    public ExitCode code() {
        return code;
    }
}
