package org.chengxin.ledger.credit;

import static org.chengxin.ledger.credit.CreditReason.DECISION_MUST_NOT_BE_IN_THE_FUTURE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_IN_CATALOGUE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_IN_FORCE;
import static org.chengxin.ledger.credit.CreditReason.ITEM_MUST_BE_OF_THIS_KIND;
import static org.chengxin.ledger.credit.CreditReason.RECORD_ID_MUST_BE_NEW;
import static org.chengxin.ledger.credit.CreditReason.RECORD_IS_ALREADY_PUBLISHED;
import static org.chengxin.ledger.credit.CreditReason.RECORD_MUST_BE_WITHDRAWN_FIRST;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_ENTITLED;
import static org.chengxin.ledger.credit.CreditReason.SENDER_MUST_BE_PUBLISHER;
import static org.chengxin.ledger.credit.CreditReason.SUBJECT_MUST_BE_AN_ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionIndex;
import org.chengxin.ledger.governance.EditionKey;
import org.chengxin.ledger.governance.EditionsKey;
import org.chengxin.ledger.governance.ItemKey;
import org.chengxin.ledger.identity.Role;

/** The rules that permits and penalties share, in the order in which they are asked. */
final class PublicationRules {

    private PublicationRules() {}

    /** The first rule that a publication breaks. */
    static Optional<CreditReason> refusal(Publication publication, View view, Block block, Sender sender) {
        if (!view.hasRole(sender, Role.PUBLISHER, block)) return Optional.of(SENDER_MUST_BE_PUBLISHER);
        if (publication.subject().ofNaturalPerson()) return Optional.of(SUBJECT_MUST_BE_AN_ORGANISATION);
        return idIsTaken(publication, view, block, sender)
                .or(() -> itemDoesNotFit(publication, view, sender))
                .or(() -> datesDoNotFit(publication, view, block));
    }

    /** A held record may be published; an ended one never again, not even before its end has been written down. */
    private static Optional<CreditReason> idIsTaken(Publication publication, View view, Block block, Sender sender) {
        var key = new RecordKey(sender.organisation(), publication.record());
        return view.find(key).flatMap(record -> switch (record) {
            case CreditRecord.Held _ -> Optional.empty();
            case CreditRecord.Ended _ -> Optional.of(RECORD_ID_MUST_BE_NEW);
            case CreditRecord.Displayed displayed
            when !displayed.isShownAt(block.time()) -> Optional.of(RECORD_ID_MUST_BE_NEW);
            case CreditRecord.Displayed displayed
            when displayed.says(publication) -> Optional.of(RECORD_IS_ALREADY_PUBLISHED);
            case CreditRecord.Displayed _ -> Optional.of(RECORD_MUST_BE_WITHDRAWN_FIRST);
        });
    }

    private static Optional<CreditReason> itemDoesNotFit(Publication publication, View view, Sender sender) {
        Optional<CatalogueItem> item = view.find(new ItemKey(publication.item()));
        if (item.isEmpty()) return Optional.of(ITEM_MUST_BE_IN_CATALOGUE);
        if (item.get().kind() != publication.kind()) return Optional.of(ITEM_MUST_BE_OF_THIS_KIND);
        if (!view.isEntitled(sender.organisation(), publication.decidedBy(), publication.item()))
            return Optional.of(SENDER_MUST_BE_ENTITLED);
        return Optional.empty();
    }

    /** The item must have been in force when it was decided, and still be when it is published. */
    private static Optional<CreditReason> datesDoNotFit(Publication publication, View view, Block block) {
        LocalDate today = block.date();
        if (publication.decidedOn().isAfter(today)) return Optional.of(DECISION_MUST_NOT_BE_IN_THE_FUTURE);
        CatalogueItem item = item(publication, view);
        if (!item.inForceOn(publication.decidedOn()) || !item.inForceOn(today))
            return Optional.of(ITEM_MUST_BE_IN_FORCE);
        return Optional.empty();
    }

    /** The item of a publication that was found to have one. */
    static CatalogueItem item(Publication publication, View view) {
        return view.find(new ItemKey(publication.item())).orElseThrow();
    }

    /** Every edition of the display rules. */
    static List<Edition> editions(View view) {
        return view.find(new EditionsKey()).map(EditionIndex::editions).orElse(List.of()).stream()
                .map(id -> view.find(new EditionKey(id)).orElseThrow())
                .toList();
    }

    /** The record that a publication makes. */
    static CreditRecord.Displayed record(
            Publication publication, DisplayRule.Displayed display, View view, Block block, Sender sender) {
        return new CreditRecord.Displayed(
                publication.kind(),
                publication.subject(),
                publication.item(),
                publication.gravity(),
                publication.decidedBy(),
                publication.decidedOn(),
                display.edition(),
                display.until(),
                publication.content(),
                block.time(),
                sender.key().thumbprint(),
                SubjectList.length(view, publication.subject()));
    }
}
