package org.chengxin.node.flow;

import static org.chengxin.ledger.AdmissionReason.CONTENT_MUST_BELONG;
import static org.chengxin.ledger.AdmissionReason.CONTENT_MUST_BE_PRESENT;
import static org.chengxin.ledger.AdmissionReason.CONTENT_MUST_BE_WELL_FORMED;
import static org.chengxin.ledger.AdmissionReason.CONTENT_MUST_MATCH;

import java.util.Optional;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.Publication;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.merkle.JellyfishTree;

/** Content comes with a transaction exactly when it must, and is the one committed to. */
final class OpeningRules {

    private OpeningRules() {}

    /**
     * What stands against the content beside a transaction.
     *
     * @param opening what came beside it
     */
    static Optional<AdmissionReason> against(SignedTransaction transaction, Optional<ContentOpening> opening) {
        if (!(transaction.payload().transaction() instanceof Publication publication))
            return opening.map(unasked -> CONTENT_MUST_BELONG);
        if (opening.isEmpty()) return Optional.of(CONTENT_MUST_BE_PRESENT);
        if (!opening.get().commitment().equals(publication.content())) return Optional.of(CONTENT_MUST_MATCH);
        return isOfItsKind(opening.get(), publication) ? Optional.empty() : Optional.of(CONTENT_MUST_BE_WELL_FORMED);
    }

    private static boolean isOfItsKind(ContentOpening opening, Publication publication) {
        try {
            return opening.read().kind() == publication.kind();
        } catch (MalformedException malformed) {
            return false;
        }
    }

    /** The content that nothing stands against, as the store keeps it for the record that will show it. */
    static Optional<StoredContent> toStore(
            SignedTransaction transaction, Uscc sender, Optional<ContentOpening> opening) {
        if (!(transaction.payload().transaction() instanceof Publication publication)) return Optional.empty();
        String path = new RecordKey(sender, publication.record()).path();
        return opening.map(open -> new StoredContent(
                new Holding(publication.content(), JellyfishTree.keyHash(path)), open.content(), open.salt()));
    }
}
