package org.chengxin.node.state;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.LeafWrite;

/**
 * A block's changes, worked out and not yet part of the state.
 *
 * @param committed what the state will be the state after
 * @param writes    changed values, in the order of their paths
 * @param before    for each of the writes, what stands there now
 * @param tree      the tree after the changes
 */
public record StateDraft(
        Committed committed, List<LeafWrite> writes, List<Optional<Bytes>> before, JellyfishTree tree) {}
