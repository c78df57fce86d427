package org.chengxin.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** A file that was read through once and found whole. */
public final class IntakeFile {

    private final FileKind kind;
    private final ByteSource source;
    private final ImportRules rules;
    private final Charset encoding;
    private final long rows;

    IntakeFile(FileKind kind, ByteSource source, ImportRules rules, Charset encoding, long rows) {
        this.kind = kind;
        this.source = source;
        this.rules = rules;
        this.encoding = encoding;
        this.rows = rows;
    }

    /** How it is encoded: UTF-8 or GB18030. */
    public Charset encoding() {
        return encoding;
    }

    /** How many rows it has, the header and blank lines not counted. */
    public long rows() {
        return rows;
    }

    /**
     * Reads the rows in their order, each as soon as it is read: memory does not grow with the file.
     *
     * @throws IOException when the source fails, or no longer gives the bytes that it gave at first
     */
    public void read(Consumer<? super Row> consumer) throws IOException {
        throw new UnsupportedOperationException(kind.name() + source + rules + consumer);
    }
}
