package org.chengxin.ledger.governance;

import org.chengxin.encoding.Limits;
import org.chengxin.ledger.credit.Level;

/**
 * How long penalties of a level are displayed, counted from the date of the decision.
 *
 * @param level              the level
 * @param shortestMonths     whole months before which display does not end by request
 * @param longestMonths      whole months after which display ends by itself
 * @param displayedByDefault whether such a record is displayed at all
 */
public record DisplayPeriod(Level level, int shortestMonths, int longestMonths, boolean displayedByDefault) {

    /** The longest period that an edition may give: 100 years. */
    public static final int MONTHS_MAX = 1200;

    /** Checks the shape. */
    public DisplayPeriod {
        Limits.within("longestMonths", longestMonths, 1, MONTHS_MAX);
        Limits.within("shortestMonths", shortestMonths, 0, longestMonths);
    }
}
