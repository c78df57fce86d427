package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.credit.CreditReason.LEVEL_MUST_BE_ONE_OF_THE_ITEM;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.ItemId;

/**
 * A publisher begins the display of an administrative penalty.
 *
 * @param record       id of the record below its publisher
 * @param subject      the organisation that was penalised; it need not be registered here
 * @param item         catalogue item of penalties
 * @param level        level of the penalty, one that the item knows
 * @param decidedBy    the authority that decided; the publisher itself, or one it is entitled to sign for
 * @param decidedOn    Beijing date of the decision, from which display counts
 * @param displayUntil date at whose start display ends, if before the longest period; absent for the longest period
 * @param content      commitment to a {@link PenaltyContent}
 */
public record PublishPenalty(
        RecordId record,
        Uscc subject,
        ItemId item,
        Level level,
        Uscc decidedBy,
        LocalDate decidedOn,
        Optional<LocalDate> displayUntil,
        Bytes content)
        implements Publication {

    /** Checks the shape. */
    public PublishPenalty {
        Commitments.require("content", content);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PENALTY;
    }

    @Override
    public Optional<Level> gravity() {
        return Optional.of(level);
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        Optional<CreditReason> refusal = PublicationRules.refusal(this, view, block, sender);
        if (refusal.isPresent()) return reject(refusal.get());
        if (!PublicationRules.item(this, view).hasLevel(level)) return reject(LEVEL_MUST_BE_ONE_OF_THE_ITEM);
        return switch (DisplayRule.ofPenalty(
                PublicationRules.editions(view), item, level, decidedOn, displayUntil, block.time())) {
            case DisplayRule.Refused(CreditReason reason) -> reject(reason);
            case DisplayRule.Displayed display ->
                accept(new PenaltyPublished(
                        sender.organisation(), record, PublicationRules.record(this, display, view, block, sender)));
        };
    }

    /** A penalty is displayed. */
    public record PenaltyPublished(Uscc publisher, RecordId id, CreditRecord.Displayed record) implements CreditEvent {

        @Override
        public void evolve(State state) {
            SubjectList.display(state, publisher, id, record);
        }
    }
}
