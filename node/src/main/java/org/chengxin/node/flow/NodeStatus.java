package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Health;

/**
 * How a node is.
 *
 * @param chain                 id of the chain
 * @param committed             what the newest state is the state after
 * @param health                how the engine is
 * @param failure               what broke while following commits; the node then takes nothing more
 * @param waitingTransactions   transactions that wait now
 * @param signaturesVerified    signatures checked since the start
 * @param signaturesRemembered  transactions handed in since the start whose signature had been checked before
 * @param committedTransactions transactions in blocks committed since the start
 * @param housekeeping          why this node cannot write down that displays have ended, when it cannot
 * @param missingContents       contents of displayed records that are being fetched from other members' nodes
 * @param lostContents          contents of displayed records that are gone here, where no other node has them
 * @param signatureVerifier     what checks signatures
 */
public record NodeStatus(
        String chain,
        Committed committed,
        Health health,
        Optional<String> failure,
        int waitingTransactions,
        long signaturesVerified,
        long signaturesRemembered,
        long committedTransactions,
        Optional<NodeReason> housekeeping,
        int missingContents,
        int lostContents,
        String signatureVerifier) {

    /** What the operator has to see to although transactions are taken. */
    public List<NodeReason> warnings() {
        List<NodeReason> warnings = new ArrayList<>(housekeeping.stream().toList());
        if (lostContents > 0) warnings.add(NodeReason.CONTENTS_MUST_BE_HERE);
        return warnings;
    }
}
