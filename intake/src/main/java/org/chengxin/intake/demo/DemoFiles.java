package org.chengxin.intake.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.chengxin.ledger.Uscc;

/**
 * Writes files as authorities have them. The same arguments give the same bytes.
 *
 * <p>The short files show every kind of row once at least: good ones, ones that are cleaned, held and refused. The long
 * ones have only good rows, each about another decision, and are for measurements.
 */
public final class DemoFiles {

    /** An authority that decides. */
    public record Authority(Uscc uscc, String name) {}

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Authority authority;
    private final Authority another;
    private final LocalDate today;
    private final long seed;

    /**
     * Files of an authority.
     *
     * @param authority decides nearly everything in them
     * @param another   decides what {@code authority} may not sign; one row of each file
     * @param today     the Beijing date on which the files are imported; their dates lie around it
     * @param seed      chooses names and dates
     */
    public DemoFiles(Authority authority, Authority another, LocalDate today, long seed) {
        this.authority = authority;
        this.another = another;
        this.today = today;
        this.seed = seed;
    }

    /** Registrations, in UTF-8. The stream stays open. */
    public void registrations(OutputStream out) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, false)) {
            new DemoRegistrations(invention()).dirty(csv);
        }
    }

    /** Permits, in UTF-8 with a byte order mark. The stream stays open. */
    public void permits(OutputStream out) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, true)) {
            new DemoPermits(invention()).dirty(csv);
        }
    }

    /** Penalties, in GB18030. The stream stays open. */
    public void penalties(OutputStream out) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, GB18030, false)) {
            new DemoPenalties(invention()).dirty(csv);
        }
    }

    /** That many registrations, all good, in UTF-8. The stream stays open. */
    public void registrations(OutputStream out, int rows) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, false)) {
            new DemoRegistrations(invention()).clean(csv, rows);
        }
    }

    /** That many permits, all to be published, in UTF-8. The stream stays open. */
    public void permits(OutputStream out, int rows) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, false)) {
            new DemoPermits(invention()).clean(csv, rows);
        }
    }

    /** That many penalties, all to be published, in UTF-8. The stream stays open. */
    public void penalties(OutputStream out, int rows) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, false)) {
            new DemoPenalties(invention()).clean(csv, rows);
        }
    }

    private Invention invention() {
        return new Invention(authority, another, today, seed);
    }
}
