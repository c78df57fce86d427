package org.chengxin.cli.imports;

import java.io.PrintWriter;
import java.util.Locale;
import org.chengxin.cli.Terminal;

/** A bar with counts on a terminal, drawn a few times a second; nothing anywhere else. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 150_000_000;

    private final PrintWriter out;
    private final boolean shown;
    private final Report report;
    private final long rows;
    private final long start = System.nanoTime();
    private long lastDrawn = start;

    Progress(PrintWriter out, boolean shown, Report report, long rows) {
        this.out = out;
        this.shown = shown;
        this.report = report;
        this.rows = rows;
    }

    /** Draws the bar if it is time to. */
    void tick() {
        long now = System.nanoTime();
        if (!shown || now - lastDrawn < REDRAW_NANOS) return;
        lastDrawn = now;
        draw(now);
    }

    private void draw(long now) {
        long done = report.rows();
        int filled = rows == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / rows);
        long millis = Math.max(1, (now - start) / 1_000_000);
        out.print(String.format(
                Locale.ROOT,
                "\r[%s%s] %,d/%,d rows · %,d committed · %,d held · %,d unchanged · %,d refused · %,d rows/s ",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done,
                rows,
                report.count(RowOutcome.COMMITTED),
                report.count(RowOutcome.HELD),
                report.count(RowOutcome.UNCHANGED),
                report.count(RowOutcome.REFUSED),
                done * 1000 / millis));
        out.flush();
    }

    /** Leaves the finished bar standing. */
    @Override
    public void close() {
        if (!shown) return;
        draw(System.nanoTime());
        out.println(Terminal.ERASE_TO_END_OF_LINE);
    }
}
