package org.chengxin.ledger;

/** Who signed a transaction: an organisation, through one of its keys. */
public record Sender(Uscc organisation, KeyId key) {

    /** The sender that signs with this key. */
    public static Sender of(KeyId key) {
        return new Sender(key.organisation(), key);
    }
}
