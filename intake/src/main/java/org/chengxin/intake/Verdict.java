package org.chengxin.intake;

import java.util.Optional;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.governance.ItemId;

/** Whether the columns of a row decide how its record is displayed. Nothing is guessed against a subject. */
public sealed interface Verdict {

    /**
     * They do: the record is published.
     *
     * @param item  catalogue item
     * @param level level of a penalty; absent for a permit
     */
    record Classified(ItemId item, Optional<Level> level) implements Verdict {}

    /**
     * They do not, or the law does not display the record: it is committed held.
     *
     * @param reason why
     * @param item   catalogue item, where it is decided
     * @param level  level of a penalty, where it is decided
     */
    record Held(HoldReason reason, Optional<ItemId> item, Optional<Level> level) implements Verdict {}
}
