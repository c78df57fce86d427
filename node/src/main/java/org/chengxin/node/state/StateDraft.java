package org.chengxin.node.state;

import java.util.List;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Committed;

/**
 * A block's changes, worked out and not yet part of the state.
 *
 * @param committed what the state will be the state after
 * @param changes   in the order of their paths
 * @param tree      the tree after the changes
 */
public record StateDraft(Committed committed, List<StateChange> changes, JellyfishTree tree) {}
