package org.chengxin.api.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.RecordId;

/**
 * What became of the rows of a file, as the import makes it: counts, and notes that name a line and hold nothing of it.
 *
 * @param committed rows in a block
 * @param encoding  of the file
 * @param held      rows that a clerk decides
 * @param kind      of the file: {@code registrations}, {@code permits} or {@code penalties}
 * @param millis    how long it took
 * @param notNoted  notes that there was no room for
 * @param notes     what there is to say about rows, by line
 * @param refused   rows not accepted
 * @param rows      all rows
 * @param unchanged rows that the city had
 * @param unknown   rows of which nobody said what became of them
 * @param warned    rows that went in with something set aside
 */
record RowReport(
        long committed,
        Optional<String> encoding,
        long held,
        String kind,
        long millis,
        long notNoted,
        List<Note> notes,
        long refused,
        long rows,
        long unchanged,
        long unknown,
        long warned) {

    private static final List<String> KINDS = List.of("registrations", "permits", "penalties");
    private static final int NOTES_MAX = 100_000;
    private static final int NAME_MAX_BYTES = 128;

    RowReport {
        encoding.ifPresent(name -> Limits.text("encoding", name, NAME_MAX_BYTES));
        if (!KINDS.contains(kind)) throw new IllegalArgumentException("kind is none of " + KINDS);
        Limits.within("notes", notes.size(), 0, NOTES_MAX);
        notes = List.copyOf(notes);
    }

    /**
     * One thing to tell about a row.
     *
     * @param code       stable code
     * @param column     name of the column
     * @param line       line of the file, 0 for the file as a whole
     * @param outcome    what became of the row
     * @param record     id of the record that the row is about
     * @param remedyEn   what to do
     * @param remedyZh   the same in Chinese
     * @param sentenceEn what is so
     * @param sentenceZh the same in Chinese
     * @param warning    whether the row went in nevertheless
     */
    record Note(
            String code,
            Optional<String> column,
            long line,
            String outcome,
            Optional<RecordId> record,
            Optional<String> remedyEn,
            Optional<String> remedyZh,
            String sentenceEn,
            Optional<String> sentenceZh,
            boolean warning) {

        private static final Pattern CODE = Pattern.compile("[A-Z]{2,4}-[0-9]{3}");
        private static final List<String> OUTCOMES = List.of("committed", "held", "unchanged", "refused", "unknown");
        private static final int SENTENCE_MAX_BYTES = 1_024;

        Note {
            if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("code is no stable code");
            if (!OUTCOMES.contains(outcome)) throw new IllegalArgumentException("outcome is none of " + OUTCOMES);
            column.ifPresent(name -> Limits.text("column", name, NAME_MAX_BYTES));
            Limits.text("sentenceEn", sentenceEn, SENTENCE_MAX_BYTES);
            for (Optional<String> text : List.of(remedyEn, remedyZh, sentenceZh))
                text.ifPresent(sentence -> Limits.text("sentence", sentence, SENTENCE_MAX_BYTES));
        }
    }
}
