package org.chengxin.node.port;

import org.chengxin.encoding.Bytes;

/**
 * What the state is the state after.
 *
 * @param height      of the last block; 0 when only genesis is there
 * @param time        of that block, or of genesis, in milliseconds since 1970-01-01T00:00Z
 * @param appHash     root of the state, 32 bytes
 * @param resultsHash {@link FinalizedBlock#resultsHash} of that block, 32 bytes; that of no results at genesis
 */
public record Committed(long height, long time, Bytes appHash, Bytes resultsHash) {}
