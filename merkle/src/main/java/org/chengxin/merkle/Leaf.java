package org.chengxin.merkle;

import org.chengxin.encoding.Bytes;

/**
 * What a leaf stands for. The tree keeps hashes only; whoever asks it for a proof knows path and value.
 *
 * @param path path in the state
 * @param valueDigest SHA-256 of the canonical value at that path
 */
public record Leaf(String path, Bytes valueDigest) {}
