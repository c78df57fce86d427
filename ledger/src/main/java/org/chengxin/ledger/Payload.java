package org.chengxin.ledger;

import org.chengxin.encoding.Inline;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.governance.ChainState;

/**
 * What is signed: {@code {"chain","expires","sequence","type",…}} with the members of the transaction beside the three.
 *
 * @param chain       id of the chain it is meant for
 * @param expires     the instant, in milliseconds since 1970-01-01T00:00Z, from which no block may take it any more
 * @param sequence    number from 1 that this key uses once
 * @param transaction what is asked for
 */
public record Payload(
        String chain, long expires, long sequence, @Inline Transaction transaction) {

    /** Checks the shape. */
    public Payload {
        ChainState.requireId(chain);
        Limits.within("expires", expires, 1, Limits.MAX_INTEGER);
        Limits.within("sequence", sequence, 1, Limits.MAX_INTEGER);
    }
}
