package org.chengxin.node.port;

import java.util.List;

/**
 * Everything that one block changes, kept all together or not at all.
 *
 * @param committed    what the state will be the state after
 * @param leaves       changed values, in the order of their key hashes, each once
 * @param transactions the block's transactions, except those without a readable form
 */
public record StateBatch(Committed committed, List<LeafWrite> leaves, List<IndexedTransaction> transactions) {}
