package org.chengxin.cli.imports;

import java.util.Locale;

/** What became of a row. */
enum RowOutcome {
    /** In a block, accepted. */
    COMMITTED,
    /** Committed as held: not displayed, a clerk decides. */
    HELD,
    /** The city has exactly this already. */
    UNCHANGED,
    /** Not accepted, with a reason. */
    REFUSED,
    /** Nobody said in time; the same import again finds out. */
    UNKNOWN;

    /** Its name in reports. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
