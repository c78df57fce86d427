package org.chengxin.cli.imports;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.Terminal;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.SdkException;

/** Shows what became of an import, to a person or as JSON, and leaves the report with the city. */
final class ReportPrinter {

    private static final int LINES_SHOWN = 40;

    private final CityNodes nodes;
    private final Lane signer;
    private final ClientOptions options;

    /** Leaves reports with these nodes, signed by this authority. */
    ReportPrinter(CityNodes nodes, Lane signer, ClientOptions options) {
        this.nodes = nodes;
        this.signer = signer;
        this.options = options;
    }

    ExitCode print(Report report, Path file, String encoding, long millis) throws InterruptedException {
        Map<String, Object> members = report.members(Optional.of(encoding), millis);
        Optional<String> kept = leave(members);
        kept.ifPresent(id -> members.put("report", id));
        if (report.count(RowOutcome.UNKNOWN) > 0) options.tellIfNothingIsTaken(nodes);
        if (options.json) options.printJson(members);
        else show(report, file, encoding, millis, kept);
        return exitCode(report);
    }

    private void show(Report report, Path file, String encoding, long millis, Optional<String> kept) {
        PrintWriter out = options.out();
        out.println(String.format(
                Locale.ROOT,
                "%s (%s): %,d rows in %,d.%d s",
                file.getFileName(),
                encoding,
                report.rows(),
                millis / 1000,
                millis % 1000 / 100));
        for (RowOutcome outcome : RowOutcome.values())
            if (report.count(outcome) > 0 || outcome == RowOutcome.COMMITTED)
                out.println(String.format(Locale.ROOT, "  %,9d %s", report.count(outcome), outcome.text()));
        if (report.warned() > 0)
            out.println(String.format(Locale.ROOT, "  %,9d of them with a warning", report.warned()));
        List<RowNote> notes = report.notes();
        boolean chinese = Terminal.readsChinese();
        for (RowNote note : notes.subList(0, Math.min(LINES_SHOWN, notes.size())))
            out.println(label(note) + note.sentence(chinese));
        long more = notes.size() - LINES_SHOWN + report.notNoted();
        if (more > 0) out.println(String.format(Locale.ROOT, "… and %,d more; --json shows them all", more));
        kept.ifPresent(id -> out.println("the report stays at " + id));
    }

    private static String label(RowNote note) {
        return note.warning()
                ? "warning   "
                : String.format(Locale.ROOT, "%-10s", note.outcome().text());
    }

    /** A city that does not keep the report has still taken the rows, so this is worth a line and no more. */
    private Optional<String> leave(Map<String, Object> members) throws InterruptedException {
        byte[] signed = signer.signReport(Json.write(members));
        try {
            return Optional.of("/imports/"
                    + nodes.ask(node -> node.post("imports", signed)).text("id"));
        } catch (CityProblem | SdkException notKept) {
            options.err()
                    .println("chengxin: the city did not keep the report (" + notKept.getMessage()
                            + "); it is shown here only");
            return Optional.empty();
        }
    }

    private static ExitCode exitCode(Report report) {
        long good =
                report.count(RowOutcome.COMMITTED) + report.count(RowOutcome.HELD) + report.count(RowOutcome.UNCHANGED);
        if (report.count(RowOutcome.UNKNOWN) > 0) return ExitCode.UNAVAILABLE;
        if (report.count(RowOutcome.REFUSED) == 0) return ExitCode.OK;
        return good > 0 ? ExitCode.SOME_ROWS_REFUSED : ExitCode.REFUSED;
    }
}
