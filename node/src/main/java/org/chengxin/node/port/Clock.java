package org.chengxin.node.port;

/** The time of this machine. Used for admission, for what is still displayed, and for nothing that the ledger decides. */
@FunctionalInterface
public interface Clock {

    /** Milliseconds since 1970-01-01T00:00Z. */
    long now();
}
