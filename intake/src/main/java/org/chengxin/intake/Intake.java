package org.chengxin.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where files come in. */
public final class Intake {

    private Intake() {}

    /**
     * Reads a file through once, without judging its rows: whether it is text, in which encoding, whole, and with the
     * columns of its template. Only then are rows read, so a damaged file does nothing by halves.
     *
     * @param kind   what the file is said to be
     * @param source the file
     * @param rules  what its rows will be judged by
     * @throws IOException when the source fails
     */
    public static Opening open(FileKind kind, ByteSource source, ImportRules rules) throws IOException {
        return switch (FileInspection.of(source)) {
            case FileInspection.Broken(Complaint complaint) -> new Opening.Refused(complaint);
            case FileInspection.Whole whole -> open(kind, new RowFile(source, whole.encoding()), rules, whole);
        };
    }

    private static Opening open(FileKind kind, RowFile rows, ImportRules rules, FileInspection.Whole whole)
            throws IOException {
        RowReader reader = RowReader.of(kind, rules);
        List<Header.Reading> first = new ArrayList<>();
        rows.read(row -> {
            first.add(Header.of(reader.template(), row.line(), row.values()));
            return false;
        });
        if (first.isEmpty()) throw new IOException("the file changed while it was read");
        return switch (first.getFirst()) {
            case Header.Misfits(Complaint complaint) -> new Opening.Refused(complaint);
            case Header.Fits _
            when whole.rows() == 0 ->
                new Opening.Refused(new Complaint(0, Optional.empty(), IntakeReason.FILE_MUST_HAVE_ROWS));
            case Header.Fits(Header fitting) ->
                new Opening.Opened(
                        new IntakeFile(rows, reader, fitting, rules.today(), whole.encoding(), whole.rows()));
        };
    }
}
