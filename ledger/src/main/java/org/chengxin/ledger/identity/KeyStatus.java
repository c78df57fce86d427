package org.chengxin.ledger.identity;

/** What a key is good for at an instant. */
public enum KeyStatus {
    /** Vouched for; takes effect after its delay unless it is stopped. */
    PENDING,
    /** Signs. */
    ACTIVE,
    /** Was stopped by its organisation before it took effect. */
    STOPPED,
    /** Has been revoked or rotated away. */
    REVOKED
}
