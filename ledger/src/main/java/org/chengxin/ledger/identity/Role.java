package org.chengxin.ledger.identity;

/** What an organisation is here for. */
public enum Role {
    /** Registers organisations and vouches for their keys. */
    REGISTRAR("registrar"),
    /** Publishes credit records, for what it is entitled to. */
    PUBLISHER("publisher");

    private final String path;

    Role(String path) {
        this.path = path;
    }

    /** The role's part of a path. */
    String path() {
        return path;
    }
}
