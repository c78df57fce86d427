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

    /** Writes the header and good rows, the dirty ones evenly among them. */
    void write(DemoRows rows, int goodRows, boolean withDirt) {
        csv.writeRecord(rows.header());
        List<List<String>> dirt = withDirt ? rows.dirt(goodRows + 1) : List.of();
        int dirtyRow = 0;
        for (int number = 1; number <= goodRows; number++) {
            csv.writeRecord(rows.good(number));
            while (dirtyRow < (long) dirt.size() * number / goodRows) csv.writeRecord(dirt.get(dirtyRow++));
        }
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
