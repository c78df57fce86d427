package org.chengxin.node.flow;

import java.util.List;
import org.chengxin.ledger.Checked;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.port.Committed;
import org.chengxin.node.state.StateChange;

/**
 * A block that is part of the state now, for those who follow.
 *
 * @param committed    what the state is the state after
 * @param transactions the block's transactions, in order
 * @param results      one for each of them
 * @param changes      what changed, in the order of the paths
 */
record CommittedBlock(
        Committed committed, List<Checked> transactions, List<TransactionResult> results, List<StateChange> changes) {}
