package org.chengxin.node.state;

import java.util.List;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;

/**
 * Keeps something that follows from the state alone. It first sees every value of a whole state, then what each block
 * changes; after both it must be the same as if it had seen the last state only. One thread at a time writes.
 */
public interface StateFollower {

    /** A value of the state as it is at the start; they come in the order of their key hashes. */
    void found(Leaf leaf);

    /** All values have been seen. */
    void complete(Committed committed);

    /** What a block changed, in the order of the paths. */
    void follow(Committed committed, List<StateChange> changes);
}
