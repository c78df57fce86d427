package org.chengxin.node.port;

/**
 * One value of the state.
 *
 * @param path  where it is
 * @param value its canonical bytes, not to be written to
 */
public record Leaf(String path, byte[] value) {}
