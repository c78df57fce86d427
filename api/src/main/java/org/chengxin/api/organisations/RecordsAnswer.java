package org.chengxin.api.organisations;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.merkle.ProofFile;

/**
 * The list of a subject's records. Its places are numbered from 0 without gaps, so that together with its proof it says
 * what there is not.
 *
 * @param count   places of the list, ended ones included
 * @param height  of the block after which this holds
 * @param next    the cursor for the next page; absent on the last
 * @param proof   proof of the count and of every place of the whole list, when asked for
 * @param records this page, in the order of places
 * @param subject whose records they are
 */
public record RecordsAnswer(
        long count, long height, Optional<String> next, Optional<ProofFile> proof, List<Place> records, Uscc subject) {

    /**
     * One place of the list.
     *
     * @param compromisedSince the instant, in milliseconds, from which somebody else may have used the key that signed it, as
     *                  has been stated on the chain since; absent otherwise
     * @param content   texts and amounts; absent when the place has ended, and while this node does not have it
     * @param contentStatus {@code here}, {@code on its way} while this node fetches it, or {@code lost}; absent when the place
     *                  has ended
     * @param id        id of the record; absent when the place has ended
     * @param place     its number
     * @param publisher who published it; absent when the place has ended
     * @param record    the record's value in the state; absent when the place has ended
     * @param status    {@code displayed} or {@code ended}
     */
    public record Place(
            Optional<Long> compromisedSince,
            Optional<CanonicalValue> content,
            Optional<String> contentStatus,
            Optional<RecordId> id,
            long place,
            Optional<Uscc> publisher,
            Optional<CreditRecord> record,
            String status) {

        static Place ended(long place) {
            return new Place(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    place,
                    Optional.empty(),
                    Optional.empty(),
                    "ended");
        }
    }
}
