package org.chengxin.node.port;

import org.chengxin.encoding.Bytes;

/**
 * How far the application has come.
 *
 * @param height  of the last block whose changes are committed; 0 when only genesis is
 * @param appHash root of the state after that block, 32 bytes
 */
public record AppState(long height, Bytes appHash) {}
