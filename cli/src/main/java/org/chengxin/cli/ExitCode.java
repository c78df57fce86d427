package org.chengxin.cli;

/** How a command ends. Scripts rely on the numbers: they are never reused and never change their meaning. */
public enum ExitCode {
    /** All went well. */
    OK(0),
    /** A defect of this program; the line names where to look. */
    DEFECT(1),
    /** The arguments were not understood; nothing was done. */
    USAGE(2),
    /** An import committed the good rows and refused others; the report names each. */
    SOME_ROWS_REFUSED(3),
    /** Refused: an import in which no row could be committed, a proof that does not hold, a request the city refuses. */
    REFUSED(4),
    /** The city could not be reached, did not answer in time, or takes nothing; the same command again is safe. */
    UNAVAILABLE(5),
    /** A file could not be read, or is not what the command expects. */
    BAD_FILE(6),
    /** A key to sign with is missing, unreadable, open to other users, or its passphrase is wrong. */
    NO_KEY(7),
    /** The data directory is missing, foreign, in use, lacks what its node needs, or does not fit what was asked. */
    BAD_DATA(8),
    /** Validators have signed two histories: what was asked for is true in one of them, or not said at all. */
    CONTRADICTED(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }
}
