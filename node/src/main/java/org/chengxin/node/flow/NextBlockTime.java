package org.chengxin.node.flow;

import java.util.function.Supplier;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.node.state.StateVersion;

/**
 * What is known of the time of blocks to come. An engine that decides alone has nothing that another could put into a
 * block. Where others decide too, the time of a block is that of votes given before it, so that a chain that stood still
 * goes on with a time from before: only what the newest block has come past is over for all of them.
 */
final class NextBlockTime {

    private final Ports ports;
    private final Supplier<StateVersion> newest;

    NextBlockTime(Ports ports, Supplier<StateVersion> newest) {
        this.ports = ports;
        this.newest = newest;
    }

    /** The time that the next block is expected to have, in milliseconds. */
    long expected() {
        return Math.max(ports.clock().now(), newest.get().committed().time() + 1);
    }

    /** Whether that a transaction has expired is true by the clock alone, and a block to come may still be earlier. */
    boolean mayStillTake(AdmissionReason against, SignedTransaction transaction) {
        return against == AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED
                && !ports.consensus().decidesAlone()
                && transaction.payload().expires() > newest.get().committed().time();
    }
}
