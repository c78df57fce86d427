package org.chengxin.node.port;

import java.util.List;

/**
 * Everything that one block changes, kept all together or not at all.
 *
 * @param committed    what the state will be the state after
 * @param leaves       changed values, in any order, each once
 * @param transactions where the block's transactions came to stand; no id ever comes a second time
 */
public record StateBatch(Committed committed, List<LeafWrite> leaves, List<IndexedTransaction> transactions) {}
