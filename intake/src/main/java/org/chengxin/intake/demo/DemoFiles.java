package org.chengxin.intake.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.Uscc;

/**
 * Writes files as authorities have them. The same arguments give the same bytes. Good rows are all about different
 * organisations or decisions. Among them, where asked for, stand rows with every kind of dirt: some that are cleaned, some
 * that are held, and some that are refused.
 */
public final class DemoFiles {

    /** An authority that decides. */
    public record Authority(Uscc uscc, String name) {

        /** Checks that it is no person. */
        public Authority {
            if (uscc.ofNaturalPerson()) throw new IllegalArgumentException("an authority is no sole trader");
        }
    }

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final List<Authority> authorities;
    private final LocalDate today;
    private final long seed;

    /**
     * Files of a city.
     *
     * @param authorities decide what is in the files, by turns; at least one
     * @param today       the Beijing date on which the files are imported; their dates lie around it
     * @param seed        chooses subjects and dates
     */
    public DemoFiles(List<Authority> authorities, LocalDate today, long seed) {
        if (authorities.isEmpty()) throw new IllegalArgumentException("somebody has to decide");
        this.authorities = List.copyOf(authorities);
        this.today = today;
        this.seed = seed;
    }

    /** Writes so many good registrations, in UTF-8. The stream stays open. */
    public void registrations(OutputStream out, int goodRows, boolean withDirt) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, false)) {
            csv.write(new DemoRegistrations(invention()), goodRows, withDirt);
        }
    }

    /** Writes so many good permits, in UTF-8 with a byte order mark. The stream stays open. */
    public void permits(OutputStream out, int goodRows, boolean withDirt) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, StandardCharsets.UTF_8, true)) {
            csv.write(new DemoPermits(invention()), goodRows, withDirt);
        }
    }

    /** Writes so many good penalties, in GB18030. The stream stays open. */
    public void penalties(OutputStream out, int goodRows, boolean withDirt) throws IOException {
        try (DemoCsv csv = new DemoCsv(out, GB18030, false)) {
            csv.write(new DemoPenalties(invention()), goodRows, withDirt);
        }
    }

    private Invention invention() {
        return new Invention(authorities, today, seed);
    }
}
