package org.chengxin.intake.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.List;

/** Writes rows to a stream, which it leaves open. */
final class DemoCsv implements AutoCloseable {

    private static final char MARK = '\ufeff';

    private final CsvWriter csv;

    DemoCsv(OutputStream out, Charset encoding, boolean mark) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, encoding));
        if (mark) text.write(MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    void row(List<String> values) {
        csv.writeRecord(values);
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
