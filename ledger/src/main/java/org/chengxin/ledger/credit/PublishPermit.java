package org.chengxin.ledger.credit;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;

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
 * A publisher begins the display of an administrative permit.
 *
 * @param record     id of the record below its publisher
 * @param subject    the organisation that holds the permit; it need not be registered here
 * @param item       catalogue item of permits
 * @param decidedBy  the authority that decided; the publisher itself, or one it is entitled to sign for
 * @param decidedOn  Beijing date of the decision
 * @param validUntil last valid day, through which it is displayed at most; absent when it has none
 * @param content    commitment to a {@link PermitContent}
 */
public record PublishPermit(
        RecordId record,
        Uscc subject,
        ItemId item,
        Uscc decidedBy,
        LocalDate decidedOn,
        Optional<LocalDate> validUntil,
        Bytes content)
        implements Publication {

    /** Checks the shape. */
    public PublishPermit {
        Commitments.require("content", content);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PERMIT;
    }

    @Override
    public Optional<Level> gravity() {
        return Optional.empty();
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        Optional<CreditReason> refusal = PublicationRules.refusal(this, view, block, sender);
        if (refusal.isPresent()) return reject(refusal.get());
        return switch (DisplayRule.ofPermit(
                PublicationRules.editions(view),
                PublicationRules.item(this, view),
                decidedOn,
                validUntil,
                block.time())) {
            case DisplayRule.Refused(CreditReason reason) -> reject(reason);
            case DisplayRule.Displayed display ->
                accept(new PermitPublished(
                        sender.organisation(), record, PublicationRules.record(this, display, view, block, sender)));
        };
    }

    /** A permit is displayed. */
    public record PermitPublished(Uscc publisher, RecordId id, CreditRecord.Displayed record) implements CreditEvent {

        @Override
        public void evolve(State state) {
            SubjectList.display(state, publisher, id, record);
        }
    }
}
