package org.chengxin.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rows of a file that was inspected, as values and without judgement. */
final class RowFile {

    private final ByteSource source;
    private final Charset encoding;

    RowFile(ByteSource source, Charset encoding) {
        this.source = source;
        this.encoding = encoding;
    }

    /** A row as it stands in the file. */
    record Values(long line, List<String> values) {

        /** Whether there is nothing in it, as in the empty rows at the end of a spreadsheet. */
        boolean isBlank() {
            return values.stream().allMatch(value -> value.chars().allMatch(next -> next == ' ' || next == '\t'));
        }
    }

    /**
     * Gives the rows that are not blank, the header first, until it is told to stop.
     *
     * @param wantsMore takes a row and says whether it wants another
     * @throws IOException when the source fails or is no longer what was inspected
     */
    void read(Predicate<Values> wantsMore) throws IOException {
        try (InputStream bytes = withoutMark(source.open());
                InputStreamReader text = new InputStreamReader(
                        bytes,
                        encoding.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> each = rows.iterator();
            boolean more = true;
            while (more) {
                Optional<Values> row = next(each);
                if (row.isEmpty()) return;
                if (!row.get().isBlank()) more = wantsMore.test(row.get());
            }
        }
    }

    private static Optional<Values> next(Iterator<CsvRecord> rows) throws IOException {
        try {
            if (!rows.hasNext()) return Optional.empty();
            CsvRecord row = rows.next();
            return Optional.of(new Values(row.getStartingLineNumber(), row.getFields()));
        } catch (CsvParseException changed) {
            throw new IOException("the file changed while it was read", changed);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static InputStream withoutMark(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, Utf8Check.MARK_BYTES);
        byte[] start = new byte[Utf8Check.MARK_BYTES];
        int length = in.readNBytes(start, 0, start.length);
        if (!Utf8Check.startsWithMark(start, length)) in.unread(start, 0, length);
        return in;
    }
}
