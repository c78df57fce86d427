package org.chengxin.ledger;

import java.time.LocalDate;
import org.chengxin.encoding.Beijing;

/**
 * The block a transaction is in, as far as rules may know it.
 *
 * @param height number of the block, from 1
 * @param time   header time in milliseconds since 1970-01-01T00:00Z, rounded down
 * @param rules  version of the rules in force at this height, from 1
 */
public record Block(long height, long time, int rules) {

    /** The Beijing date of the block. */
    public LocalDate date() {
        return Beijing.dateAt(time);
    }
}
