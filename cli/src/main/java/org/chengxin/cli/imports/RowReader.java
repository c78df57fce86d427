package org.chengxin.cli.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chengxin.intake.IntakeFile;
import org.chengxin.intake.Row;

/** Reads the rows of a file into a pipeline, and the refused ones into the report. */
final class RowReader {

    private final Drafting drafting;
    private final Pipeline pipeline;
    private final Report report;
    private final Progress progress;

    RowReader(Drafting drafting, Pipeline pipeline, Report report, Progress progress) {
        this.drafting = drafting;
        this.pipeline = pipeline;
        this.report = report;
        this.progress = progress;
    }

    void read(IntakeFile file) throws IOException, InterruptedException {
        try {
            file.read(this::row);
        } catch (Stopped stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedException();
        }
        pipeline.finish();
    }

    private void row(Row row) {
        switch (row) {
            case Row.Registration registration -> go(row, drafting.draft(registration));
            case Row.Permit permit -> go(row, drafting.draft(permit));
            case Row.EndOfPermit end -> go(row, drafting.draft(end));
            case Row.Penalty penalty -> go(row, drafting.draft(penalty));
            case Row.Refused refused ->
                report.row(
                        RowOutcome.REFUSED,
                        refused.complaints().stream().map(RowNote::of).toList());
        }
        progress.tick();
    }

    private void go(Row row, Drafting.Drafted drafted) {
        switch (drafted) {
            case Drafting.Drafted.Ready ready -> add(ready.draft());
            case Drafting.Drafted.Refused refused ->
                report.row(
                        RowOutcome.REFUSED,
                        List.of(RowNote.of(row.line(), RowOutcome.REFUSED, Optional.empty(), refused.reason())));
        }
    }

    private void add(Draft draft) {
        try {
            pipeline.add(draft);
        } catch (InterruptedException stopped) {
            throw new Stopped();
        }
    }

    /** Carries an interruption through the reader's callback. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
