package org.chengxin.node.port;

import org.chengxin.encoding.Bytes;

/**
 * How far the application has come.
 *
 * @param height      of the last block whose changes are committed; 0 when only genesis is
 * @param appHash     root of the state after that block, 32 bytes
 * @param resultsHash {@link FinalizedBlock#resultsHash} of that block, 32 bytes, which the next header names; an engine
 *                    that delivers no block again has it from nowhere else
 */
public record AppState(long height, Bytes appHash, Bytes resultsHash) {}
