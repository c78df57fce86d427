package org.chengxin.intake;

import java.util.Optional;

/** Follows rows and quotes (RFC 4180; line breaks may be LF, CR LF or CR) byte by byte. */
final class RowStructure {

    private enum Place {
        START_OF_ROW,
        START_OF_VALUE,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private Place place = Place.START_OF_ROW;
    private boolean afterCarriageReturn;
    private long line = 1;
    private long rowLine = 1;
    private int rowBytes;
    private int values = 1;
    private boolean blank = true;
    private int headerValues;
    private long rows;
    private boolean cutShort;

    /** Takes the next byte; what it breaks, if anything. */
    Optional<IntakeReason> take(byte next) {
        if (next == '\n' && afterCarriageReturn) {
            afterCarriageReturn = false;
            return Optional.empty();
        }
        afterCarriageReturn = next == '\r';
        boolean lineBreak = next == '\n' || next == '\r';
        if (lineBreak && place != Place.QUOTED) {
            endRow();
            line++;
            rowLine = line;
            return Optional.empty();
        }
        if (lineBreak) line++;
        if (++rowBytes > FileLimits.ROW_MAX_BYTES) return Optional.of(IntakeReason.ROW_MUST_FIT);
        if (isContent(next)) blank = false;
        return step(next);
    }

    /** Whether a byte is part of a value that is not blank: a comma or a quote may stand around values or in them. */
    private boolean isContent(byte next) {
        return switch (next) {
            case ' ', '\t' -> false;
            case ',' -> place == Place.QUOTED;
            case '"' -> place == Place.PLAIN || place == Place.AFTER_QUOTE;
            default -> true;
        };
    }

    private Optional<IntakeReason> step(byte next) {
        switch (place) {
            case START_OF_ROW, START_OF_VALUE -> {
                if (next == '"') place = Place.QUOTED;
                else if (next == ',') nextValue();
                else place = Place.PLAIN;
            }
            case PLAIN -> {
                if (next == ',') nextValue();
            }
            case QUOTED -> {
                if (next == '"') place = Place.AFTER_QUOTE;
            }
            case AFTER_QUOTE -> {
                if (next == '"') place = Place.QUOTED;
                else if (next == ',') nextValue();
                else return Optional.of(IntakeReason.QUOTES_MUST_END_A_VALUE);
            }
        }
        return Optional.empty();
    }

    private void nextValue() {
        values++;
        place = Place.START_OF_VALUE;
    }

    private void endRow() {
        if (!blank) {
            if (headerValues == 0) headerValues = values;
            else rows++;
        }
        place = Place.START_OF_ROW;
        rowBytes = 0;
        values = 1;
        blank = true;
    }

    /** The file ends here. */
    void end() {
        boolean lastRowIsOpen = place != Place.START_OF_ROW;
        cutShort = place == Place.QUOTED || (lastRowIsOpen && !blank && headerValues > 0 && values < headerValues);
        if (lastRowIsOpen) endRow();
    }

    /** Whether the file ended inside quotes, or in a row without line break and with too few values. */
    boolean isCutShort() {
        return cutShort;
    }

    /** Whether there was anything but white space and commas. */
    boolean hasContent() {
        return headerValues > 0 || !blank;
    }

    /** Rows that are not blank, without the header. */
    long rows() {
        return rows;
    }

    /** The line of the next byte. */
    long line() {
        return line;
    }

    /** The line on which the present row began. */
    long rowLine() {
        return rowLine;
    }
}
