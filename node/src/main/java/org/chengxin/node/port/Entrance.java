package org.chengxin.node.port;

import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.node.NodeReason;

/** What becomes of a transaction that asks to wait for a block, whoever brought it. */
public sealed interface Entrance {

    /**
     * A block may hold it, after those that wait already.
     *
     * @param transaction as read
     */
    record Waits(SignedTransaction transaction) implements Entrance {}

    /** Something stands against it. */
    record Refused(AdmissionReason reason) implements Entrance {}

    /** There is no room for it now. */
    record Full(NodeReason reason) implements Entrance {}
}
