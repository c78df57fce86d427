package org.chengxin.sdk;

import java.util.OptionalLong;
import org.chengxin.ledger.TransactionId;

/** What became of a transaction. */
public sealed interface Fate {

    /** Which transaction. */
    TransactionId id();

    /**
     * It is in a block, durable, and the rules accepted it.
     *
     * @param height of the block
     */
    record Committed(TransactionId id, long height) implements Fate {}

    /**
     * It was refused: by the rules, in a block, or before any block.
     *
     * @param code         stable code, see docs/errors.md
     * @param sentence     what had to be true
     * @param mayPassLater whether the same bytes may be accepted at a later time
     * @param height       of the block that holds the refusal; absent when it is in none, so that nothing was used up
     */
    record Refused(TransactionId id, String code, String sentence, boolean mayPassLater, OptionalLong height)
            implements Fate {}

    /**
     * Nobody said in time what became of it. It may be in a block; the same bytes again ask once more.
     *
     * @param reason why
     */
    record Unknown(TransactionId id, SdkReason reason) implements Fate {}
}
