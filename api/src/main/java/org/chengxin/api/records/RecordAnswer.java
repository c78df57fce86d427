package org.chengxin.api.records;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.merkle.ProofFile;

/**
 * A credit record that is displayed, or one that is held, of which there is nothing to see.
 *
 * @param compromisedSince the instant, in milliseconds, from which somebody else may have used the key that signed it, as has
 *                  been stated on the chain since; absent otherwise
 * @param content   texts and amounts; absent when held, and while this node does not have it
 * @param contentStatus {@code here}, {@code on its way} while this node fetches it from another, or {@code lost}; absent when
 *                  held
 * @param height    of the block after which this holds
 * @param id        its id
 * @param proof     proof of the value, with content and salt, when asked for
 * @param publisher who published it
 * @param record    the value in the state
 * @param salt      with the content, opens the commitment in the value; absent when the content is
 */
public record RecordAnswer(
        Optional<Long> compromisedSince,
        Optional<CanonicalValue> content,
        Optional<String> contentStatus,
        long height,
        RecordId id,
        Optional<ProofFile> proof,
        Uscc publisher,
        CreditRecord record,
        Optional<Bytes> salt) {}
