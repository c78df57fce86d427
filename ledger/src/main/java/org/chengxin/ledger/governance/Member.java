package org.chengxin.ledger.governance;

/**
 * An organisation that runs a node and votes.
 *
 * @param since from when, in milliseconds since 1970-01-01T00:00Z
 */
public record Member(long since) {}
