package org.chengxin.node.port;

import org.chengxin.encoding.Bytes;

/**
 * One value of the state.
 *
 * @param path  where it is
 * @param value its canonical bytes
 */
public record Leaf(String path, Bytes value) {}
