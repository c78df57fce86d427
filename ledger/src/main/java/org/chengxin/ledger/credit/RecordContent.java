package org.chengxin.ledger.credit;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;

/**
 * What an authority wrote about a subject: the texts and amounts of one row of a dual-publicity file. It is never on
 * the ledger, which knows only the commitment to it, and is kept beside the ledger while it is displayed.
 *
 * <p>Columns that identify people have no place in it: legal representative, documents of persons, and the registration
 * and tax numbers from before the unified code, because a small firm's could be its owner's citizen number.
 */
public sealed interface RecordContent permits PermitContent, PenaltyContent {

    /** The canonical bytes, which a commitment is made of. */
    default Bytes canonical() {
        return Bytes.owned(Codec.of(RecordContent.class).encode(this));
    }

    /** The kind of record that this is the content of. */
    default RecordKind kind() {
        return switch (this) {
            case PermitContent _ -> RecordKind.PERMIT;
            case PenaltyContent _ -> RecordKind.PENALTY;
        };
    }
}
