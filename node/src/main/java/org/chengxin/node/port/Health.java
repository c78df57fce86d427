package org.chengxin.node.port;

/** How an engine is. Codes are documented in {@code docs/errors.md}. */
public sealed interface Health {

    /** Replaying what the application lacks; nothing is taken yet. */
    record Starting() implements Health {}

    /** Taking transactions and making blocks. */
    record Running() implements Health {}

    /** Serving what there is and taking nothing new, such as before the disk is full. */
    record ReadOnly(String code, String sentence) implements Health {}

    /**
     * Taking nothing new, and not knowing whether the chain went on after what there is, such as after a restore. A record
     * that is displayed here may have been withdrawn since, so that nothing may be said about records.
     */
    record Unconfirmed(String code, String sentence) implements Health {}

    /** Stopped; what it says must be done first. */
    record Stopped(String code, String sentence) implements Health {}
}
