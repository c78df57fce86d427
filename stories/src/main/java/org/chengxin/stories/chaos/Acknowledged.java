package org.chengxin.stories.chaos;

import java.util.Locale;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionId;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.Submission;

/**
 * A write that was acknowledged.
 *
 * @param id     of the transaction
 * @param hash   of its bytes, in capital hexadecimal as blocks name it, also when it is redacted
 * @param height of the block that it was said to be in
 */
record Acknowledged(TransactionId id, String hash, long height) {

    static Acknowledged of(Submission submission, Fate.Committed fate) {
        String hash = Bytes.owned(Sha256.of(submission.jws().shared())).toHex().toUpperCase(Locale.ROOT);
        return new Acknowledged(submission.id(), hash, fate.height());
    }
}
