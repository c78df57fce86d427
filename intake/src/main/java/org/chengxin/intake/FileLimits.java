package org.chengxin.intake;

/** Limits of files that go in. */
public final class FileLimits {

    /** Most bytes of a file: 1 GiB. */
    public static final long FILE_MAX_BYTES = 1L << 30;
    /** Most bytes of a row, line breaks inside quotes included: 256 KiB. */
    public static final int ROW_MAX_BYTES = 256 * 1024;
    /** The year before which no date is believed. */
    public static final int EARLIEST_YEAR = 1900;
    /** Years from which on an end of validity means that there is none: systems write 2099 and 9999. */
    public static final int NO_END_YEAR = 2099;

    private FileLimits() {}
}
