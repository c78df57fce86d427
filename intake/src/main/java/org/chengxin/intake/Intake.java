package org.chengxin.intake;

import java.io.IOException;

/** Where files come in. */
public final class Intake {

    private Intake() {}

    /**
     * Reads a file through once, without judging its rows: whether it is text, in which encoding, whole, and with the
     * columns of its template. Only then are rows read, so a damaged file does nothing by halves.
     */
    public static Opening open(FileKind kind, ByteSource source, ImportRules rules) throws IOException {
        throw new UnsupportedOperationException(kind.name() + source + rules);
    }
}
