package org.chengxin.ledger;

/** What the rules say to a transaction. */
public sealed interface Outcome {

    /** It happens, and this is what happened. */
    record Accepted(Event event) implements Outcome {}

    /** It does not happen, and this is what would have had to be true. */
    record Rejected(Reason reason) implements Outcome {}

    /** The transaction happens. */
    static Outcome accept(Event event) {
        return new Accepted(event);
    }

    /** The transaction does not happen. */
    static Outcome reject(Reason reason) {
        return new Rejected(reason);
    }
}
