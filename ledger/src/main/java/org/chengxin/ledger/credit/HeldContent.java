package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;

/**
 * What a held record commits to: everything that a publication would say openly, as far as it is decided, and the
 * content. It stays encrypted at its publisher; no node ever sees it.
 *
 * @param subject      the organisation that the record is about
 * @param decidedBy    the authority that decided
 * @param decidedOn    Beijing date of the decision
 * @param item         catalogue item, where it is decided
 * @param level        level of a penalty, where it is decided
 * @param content      texts and amounts
 */
public record HeldContent(
        Uscc subject,
        Uscc decidedBy,
        LocalDate decidedOn,
        Optional<ItemId> item,
        Optional<Level> level,
        RecordContent content) {

    /** Checks the shape. */
    public HeldContent {
        if (level.isPresent() && content.kind() == RecordKind.PERMIT)
            throw new IllegalArgumentException("a permit has no level");
    }

    /** The canonical bytes, which the commitment is made of. */
    public Bytes canonical() {
        return Bytes.owned(Codec.of(HeldContent.class).encode(this));
    }
}
