package org.chengxin.ledger;

import java.util.List;

/**
 * What a proposer takes from the transactions that wait.
 *
 * @param chosen    those for the block, in order
 * @param refused   those that will not be admitted, with their reasons
 * @param postponed those for which this block has no room
 */
public record Selection(List<SignedTransaction> chosen, List<Refused> refused, List<SignedTransaction> postponed) {

    /** A transaction that is not admissible, and why. */
    public record Refused(SignedTransaction transaction, AdmissionReason reason) {}

    /** Keeps the lists from changing. */
    public Selection {
        chosen = List.copyOf(chosen);
        refused = List.copyOf(refused);
        postponed = List.copyOf(postponed);
    }
}
