package org.chengxin.ledger.credit;

import org.chengxin.encoding.Limits;

/**
 * How many places a subject's list has, ended ones included.
 *
 * @param count number of places, at least 1: a list without a place is not there
 */
public record SubjectRecords(long count) {

    /** Checks the shape. */
    public SubjectRecords {
        Limits.within("count", count, 1, Limits.MAX_INTEGER);
    }
}
