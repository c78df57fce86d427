package org.chengxin.cli.imports;

import java.io.PrintWriter;
import java.util.Locale;
import org.chengxin.cli.Terminal;

/** What an import says when the process is told to end while rows are under way. */
final class LastWord implements AutoCloseable {

    private final Thread atTheEnd;

    LastWord(PrintWriter err, Report report) {
        this.atTheEnd = new Thread(() -> {
            if (Terminal.isWatched()) err.println();
            err.println(of(report));
        });
    }

    /** From here on the process does not end in silence. */
    void isDue() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    static String of(Report report) {
        return String.format(
                Locale.ROOT,
                "chengxin: stopped: %,d rows are known to be committed; importing the same file again is safe",
                report.count(RowOutcome.COMMITTED) + report.count(RowOutcome.HELD));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            // It is being said.
        }
    }
}
