package org.chengxin.node.port;

import org.chengxin.ledger.SignedTransaction;

/**
 * A transaction whose form, key, window, expiry, content and signature were right when it came, and whose content, if it
 * has one, is durable. A block may hold it.
 *
 * @param transaction as it was sent
 */
public record AdmittedTransaction(SignedTransaction transaction) {}
