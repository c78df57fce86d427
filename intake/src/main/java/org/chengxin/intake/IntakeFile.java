package org.chengxin.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A file that was read through once and found whole. */
public final class IntakeFile {

    private final RowFile file;
    private final RowReader reader;
    private final Header header;
    private final LocalDate today;
    private final Charset encoding;
    private final long rows;

    IntakeFile(RowFile file, RowReader reader, Header header, LocalDate today, Charset encoding, long rows) {
        this.file = file;
        this.reader = reader;
        this.header = header;
        this.today = today;
        this.encoding = encoding;
        this.rows = rows;
    }

    /** How it is encoded: UTF-8 or GB18030. */
    public Charset encoding() {
        return encoding;
    }

    /** How many rows it has, the header and blank rows not counted. */
    public long rows() {
        return rows;
    }

    /**
     * Reads the rows in their order, each as soon as it is read: memory does not grow with the file.
     *
     * @throws IOException when the source fails, or no longer gives the bytes that it gave at first
     */
    public void read(Consumer<? super Row> consumer) throws IOException {
        var seen = new AtomicLong(-1);
        file.read(row -> {
            if (seen.getAndIncrement() >= 0) consumer.accept(judge(row));
            return true;
        });
        if (seen.get() != rows) throw new IOException("the file changed while it was read");
    }

    private Row judge(RowFile.Values row) {
        int values = row.values().size();
        if (values < header.size()) return refused(row, IntakeReason.ROW_MUST_HAVE_ALL_VALUES);
        if (values > header.size()) return refused(row, IntakeReason.ROW_MUST_HAVE_NO_OTHER_VALUES);
        return reader.read(new RowCheck(header, row.line(), row.values(), today));
    }

    private static Row refused(RowFile.Values row, IntakeReason reason) {
        return new Row.Refused(row.line(), List.of(new Complaint(row.line(), Optional.empty(), reason)));
    }
}
