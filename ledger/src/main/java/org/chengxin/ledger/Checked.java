package org.chengxin.ledger;

/** One entry of a block, after the work that needs no state has been done on it, in any order and on any thread. */
public sealed interface Checked {

    /**
     * A transaction whose form is right.
     *
     * @param transaction    as read
     * @param signatureValid whether its signature fits the public key that the state names at its {@code kid}; false
     *                       when there is none
     */
    record Read(SignedTransaction transaction, boolean signatureValid) implements Checked {}

    /** Bytes whose form is wrong. */
    record Malformed(AdmissionReason reason) implements Checked {}
}
