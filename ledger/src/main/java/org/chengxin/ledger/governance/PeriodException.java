package org.chengxin.ledger.governance;

import org.chengxin.encoding.Limits;

/**
 * Another display period than an edition gives in general, for penalties under one catalogue item: because the edition
 * itself says so for a field, or because a law or administrative regulation does.
 *
 * @param item     the catalogue item
 * @param period   the period of one level
 * @param citation where it is laid down
 */
public record PeriodException(ItemId item, DisplayPeriod period, String citation) {

    /** Checks the shape. */
    public PeriodException {
        Limits.text("citation", citation, Edition.CITATION_MAX_BYTES);
    }

    /** Whether the two speak of the same penalties. */
    boolean collidesWith(PeriodException other) {
        return item.equals(other.item) && period.level() == other.period.level();
    }
}
