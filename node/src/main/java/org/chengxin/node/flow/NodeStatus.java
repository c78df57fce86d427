package org.chengxin.node.flow;

import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Health;

/**
 * How a node is.
 *
 * @param chain                   id of the chain
 * @param committed               what the newest state is the state after
 * @param health                  how the engine is
 * @param waitingTransactions     transactions that wait now
 * @param signaturesVerified      signatures checked since the start
 * @param signaturesRemembered    signatures that did not have to be checked again since the start
 * @param committedTransactions   transactions committed since the start
 * @param signatureVerifier       what checks signatures
 */
public record NodeStatus(
        String chain,
        Committed committed,
        Health health,
        int waitingTransactions,
        long signaturesVerified,
        long signaturesRemembered,
        long committedTransactions,
        String signatureVerifier) {}
