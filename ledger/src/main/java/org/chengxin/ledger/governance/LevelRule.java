package org.chengxin.ledger.governance;

import org.chengxin.encoding.Limits;
import org.chengxin.ledger.credit.Level;

/**
 * Which level a kind of penalty has under a catalogue item.
 *
 * @param penaltyKind kind of penalty as the national template writes it (处罚类别), in Chinese
 * @param level       its level
 */
public record LevelRule(String penaltyKind, Level level) {

    /** Most bytes of a kind of penalty. */
    public static final int KIND_MAX_BYTES = 128;

    /** Checks the shape. */
    public LevelRule {
        Limits.text("penaltyKind", penaltyKind, KIND_MAX_BYTES);
    }
}
