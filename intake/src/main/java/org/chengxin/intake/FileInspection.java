package org.chengxin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a file through once and says whether it is text, whole, and in which encoding. Works on bytes: quotes, commas
 * and line breaks are the same single bytes in UTF-8 and GB18030 and never part of another character.
 */
final class FileInspection {

    /** What a file turned out to be. */
    sealed interface Finding {}

    /** Text from start to end. */
    record Whole(Charset encoding, long rows) implements Finding {}

    /** Not to be read. */
    record Broken(Complaint complaint) implements Finding {}

    /**
     * So many characters beyond ASCII in a row are not UTF-8 by accident: GB18030 gets this far once in ten million
     * files. A file with bad bytes after them is damaged UTF-8, and reading it as GB18030 would publish gibberish.
     */
    private static final int UTF8_FOR_CERTAIN = 8;

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAGIC_BYTES = 4;

    private final RowStructure structure = new RowStructure();
    private final Utf8Check utf8 = new Utf8Check();
    private long utf8BrokenOnLine;
    private long size;

    private FileInspection() {}

    static Finding of(ByteSource source) throws IOException {
        Optional<Complaint> spoilt;
        var inspection = new FileInspection();
        try (InputStream in = source.open()) {
            spoilt = inspection.readThrough(in);
        }
        if (spoilt.isPresent()) return new Broken(spoilt.get());
        return inspection.conclude(source);
    }

    private Optional<Complaint> readThrough(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = in.readNBytes(buffer, 0, BUFFER_BYTES);
        Optional<IntakeReason> foreign = foreignFormat(buffer, filled);
        if (foreign.isPresent()) return complaint(0, foreign.get());
        int from = Utf8Check.startsWithMark(buffer, filled) ? Utf8Check.MARK_BYTES : 0;
        if (from > 0) utf8.isMarked();
        size = filled;
        while (filled > 0) {
            Optional<Complaint> spoilt = take(buffer, from, filled);
            if (spoilt.isPresent()) return spoilt;
            from = 0;
            filled = in.readNBytes(buffer, 0, BUFFER_BYTES);
            size += filled;
            if (size > FileLimits.FILE_MAX_BYTES) return complaint(0, IntakeReason.FILE_MUST_FIT);
        }
        return Optional.empty();
    }

    private Optional<Complaint> take(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte next = buffer[i];
            if (isForeignToText(next)) return complaint(structure.line(), IntakeReason.FILE_MUST_BE_TEXT);
            if (!utf8.isBroken()) {
                utf8.take(next);
                if (utf8.isBroken()) utf8BrokenOnLine = structure.line();
            }
            Optional<IntakeReason> wrong = structure.take(next);
            if (wrong.isPresent()) return complaint(structure.rowLine(), wrong.get());
        }
        return Optional.empty();
    }

    private Finding conclude(ByteSource source) throws IOException {
        if (!structure.hasContent()) return broken(0, IntakeReason.FILE_MUST_NOT_BE_EMPTY);
        Charset encoding = StandardCharsets.UTF_8;
        if (utf8.isBroken()) {
            if (utf8.wasMarked() || utf8.charactersBeyondAscii() >= UTF8_FOR_CERTAIN)
                return broken(utf8BrokenOnLine, IntakeReason.ENCODING_MUST_BE_INTACT);
            Optional<Complaint> foreign = Gb18030Check.of(source);
            if (foreign.isPresent()) return new Broken(foreign.get());
            encoding = Gb18030Check.GB18030;
        } else if (utf8.isInsideCharacter()) {
            return broken(structure.line(), IntakeReason.FILE_MUST_BE_WHOLE);
        }
        structure.end();
        if (structure.isCutShort()) return broken(structure.rowLine(), IntakeReason.FILE_MUST_BE_WHOLE);
        return new Whole(encoding, structure.rows());
    }

    private static boolean isForeignToText(byte next) {
        return next == 0x7f || (next >= 0 && next < 0x20 && next != '\t' && next != '\n' && next != '\r');
    }

    /** Formats that are often mistaken for CSV, by their first bytes. */
    private static Optional<IntakeReason> foreignFormat(byte[] bytes, int length) {
        if (length >= MAGIC_BYTES && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4)
            return Optional.of(IntakeReason.FILE_MUST_BE_CSV);
        if (length >= MAGIC_BYTES
                && (bytes[0] & 0xff) == 0xd0
                && (bytes[1] & 0xff) == 0xcf
                && bytes[2] == 0x11
                && (bytes[3] & 0xff) == 0xe0) return Optional.of(IntakeReason.FILE_MUST_BE_CSV);
        if (length >= 2) {
            int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
            if (mark == 0xfeff || mark == 0xfffe) return Optional.of(IntakeReason.ENCODING_MUST_BE_KNOWN); // UTF-16
        }
        return Optional.empty();
    }

    private static Optional<Complaint> complaint(long line, IntakeReason reason) {
        return Optional.of(new Complaint(line, Optional.empty(), reason));
    }

    private static Broken broken(long line, IntakeReason reason) {
        return new Broken(new Complaint(line, Optional.empty(), reason));
    }
}
