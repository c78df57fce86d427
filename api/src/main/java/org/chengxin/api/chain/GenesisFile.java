package org.chengxin.api.chain;

import org.chengxin.encoding.Bytes;

/**
 * The genesis document as the node was started with it.
 *
 * @param json its bytes
 */
public record GenesisFile(Bytes json) {}
