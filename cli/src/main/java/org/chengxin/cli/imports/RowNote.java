package org.chengxin.cli.imports;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.intake.Complaint;
import org.chengxin.intake.Finding;
import org.chengxin.intake.Warning;

/**
 * One thing to tell about a row. Holds nothing of the row but its line, and the id of its record, which is a keyed hash.
 *
 * @param line       line of the file, 0 for the file as a whole
 * @param outcome    what became of the row
 * @param warning    whether the row went in nevertheless
 * @param column     the column it is about
 * @param code       stable code
 * @param sentenceZh what is so, in Chinese; absent for codes of the ledger, which speak English
 * @param sentenceEn what is so
 * @param remedyZh   what to do, in Chinese
 * @param remedyEn   what to do
 * @param record     id of the record that the row is about, where somebody may need it to withdraw the record
 */
record RowNote(
        long line,
        RowOutcome outcome,
        boolean warning,
        Optional<String> column,
        String code,
        Optional<String> sentenceZh,
        String sentenceEn,
        Optional<String> remedyZh,
        Optional<String> remedyEn,
        Optional<String> record)
        implements Comparable<RowNote> {

    static RowNote of(long line, RowOutcome outcome, Optional<String> column, Finding finding) {
        return of(line, outcome, false, column, finding);
    }

    static RowNote of(Complaint complaint) {
        return of(complaint.line(), RowOutcome.REFUSED, complaint.column(), complaint.reason());
    }

    static RowNote of(long line, RowOutcome outcome, Warning warning) {
        return of(line, outcome, true, Optional.of(warning.column()), warning.reason());
    }

    /** A refusal by the city. */
    static RowNote of(long line, RowOutcome outcome, String code, String sentence) {
        Optional<Remedy> remedy = Remedy.of(code);
        return new RowNote(
                line,
                outcome,
                false,
                Optional.empty(),
                code,
                Optional.empty(),
                sentence,
                remedy.map(Remedy::zh),
                remedy.map(Remedy::en),
                Optional.empty());
    }

    private static RowNote of(
            long line, RowOutcome outcome, boolean warning, Optional<String> column, Finding finding) {
        return new RowNote(
                line,
                outcome,
                warning,
                column,
                finding.code(),
                Optional.of(finding.sentenceZh()),
                finding.sentenceEn(),
                Optional.of(finding.remedyZh()),
                Optional.of(finding.remedyEn()),
                Optional.empty());
    }

    /** The same note with the record that it is about. */
    RowNote about(Optional<String> id) {
        return new RowNote(line, outcome, warning, column, code, sentenceZh, sentenceEn, remedyZh, remedyEn, id);
    }

    /** The note as JSON has it. */
    Map<String, Object> members() {
        Map<String, Object> members = new TreeMap<>();
        members.put("line", line);
        members.put("outcome", outcome.text());
        members.put("warning", warning);
        column.ifPresent(name -> members.put("column", name));
        members.put("code", code);
        sentenceZh.ifPresent(text -> members.put("sentenceZh", text));
        members.put("sentenceEn", sentenceEn);
        remedyZh.ifPresent(text -> members.put("remedyZh", text));
        remedyEn.ifPresent(text -> members.put("remedyEn", text));
        record.ifPresent(id -> members.put("record", id));
        return members;
    }

    /** The note as one line for a person. */
    String sentence(boolean chinese) {
        String said = chinese ? sentenceZh.orElse(sentenceEn) : sentenceEn;
        String remedy = (chinese ? remedyZh.or(() -> remedyEn) : remedyEn).orElse("");
        String place = (line == 0 ? "" : ", line " + line)
                + column.map(name -> ", " + name).orElse("");
        return (place.isEmpty() ? "" : place.substring(2) + ": ")
                + code
                + ' '
                + said
                + (remedy.isEmpty() ? "" : " " + remedy)
                + record.map(id -> (chinese ? " 记录编号：" : " Record: ") + id).orElse("");
    }

    /** By line, refusals before warnings. */
    @Override
    public int compareTo(RowNote other) {
        int byLine = Long.compare(line, other.line);
        if (byLine != 0) return byLine;
        int byWarning = Boolean.compare(warning, other.warning);
        return byWarning != 0 ? byWarning : code.compareTo(other.code);
    }
}
