package org.chengxin.api.transactions;

import java.util.Optional;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.credit.ContentOpening;

/** One line of a request, read. */
sealed interface Line {

    /**
     * A transaction, not looked into yet.
     *
     * @param jws     what should be a JWS in compact form
     * @param opening the content beside it
     */
    record Sent(Bytes jws, Optional<ContentOpening> opening) implements Line {}

    /** Not a line of ours. */
    record Malformed(ApiReason reason) implements Line {}
}
