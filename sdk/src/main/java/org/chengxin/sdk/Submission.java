package org.chengxin.sdk;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.credit.ContentOpening;

/**
 * A signed transaction to hand in, with what travels beside it.
 *
 * @param id      SHA-256 of what is signed
 * @param jws     the transaction
 * @param opening content and salt of a publication; absent for everything else, held records above all
 */
public record Submission(TransactionId id, Bytes jws, Optional<ContentOpening> opening) {

    /** Takes the bytes of a transaction without copying them. */
    public static Submission of(byte[] jws, Optional<ContentOpening> opening) {
        int end = jws.length;
        while (end > 0 && jws[end - 1] != '.') end--;
        if (end == 0) throw new IllegalArgumentException("a transaction is a JWS in compact form");
        TransactionId id = TransactionId.of(Bytes.owned(Sha256.of(jws, 0, end - 1)));
        return new Submission(id, Bytes.owned(jws), opening);
    }

    /** About how many bytes it has in a request. */
    int bytes() {
        return jws.size() + opening.map(it -> it.content().bytes().size() + 128).orElse(32);
    }
}
