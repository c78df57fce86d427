package org.chengxin.cli.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.intake.FileKind;

/** What became of the rows of a file, counted, and noted where there is something to say. Safe for several threads. */
final class Report {

    /** Most notes that are kept; beyond, rows are only counted. */
    private static final int MAX_NOTES = 100_000;

    private final FileKind kind;
    private final Map<RowOutcome, Long> counts = new EnumMap<>(RowOutcome.class);
    private final List<RowNote> notes = new ArrayList<>();
    private long warned;
    private long notNoted;

    Report(FileKind kind) {
        this.kind = kind;
    }

    /** A row is done. */
    synchronized void row(RowOutcome outcome, List<RowNote> said) {
        counts.merge(outcome, 1L, Long::sum);
        if (said.stream().anyMatch(RowNote::warning)) warned++;
        for (RowNote note : said)
            if (notes.size() < MAX_NOTES) notes.add(note);
            else notNoted++;
    }

    /** How many rows had this outcome. */
    synchronized long count(RowOutcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** How many rows are done. */
    synchronized long rows() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows went in with something set aside. */
    synchronized long warned() {
        return warned;
    }

    /** The notes in order of lines. */
    synchronized List<RowNote> notes() {
        return notes.stream().sorted().toList();
    }

    /** How many notes there was no room for. */
    synchronized long notNoted() {
        return notNoted;
    }

    /** The report as JSON has it. */
    synchronized Map<String, Object> members(Optional<String> encoding, long millis) {
        Map<String, Object> members = new TreeMap<>();
        members.put("kind", kind.name().toLowerCase(Locale.ROOT));
        encoding.ifPresent(name -> members.put("encoding", name));
        members.put("millis", millis);
        members.put("rows", rows());
        for (RowOutcome outcome : RowOutcome.values()) members.put(outcome.text(), count(outcome));
        members.put("warned", warned);
        members.put("notNoted", notNoted);
        members.put("notes", notes().stream().map(RowNote::members).toList());
        return members;
    }
}
