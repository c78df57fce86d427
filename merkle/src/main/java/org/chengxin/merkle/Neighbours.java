package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.encoding.Bytes;

/**
 * The leaves beside a key hash, in the order of key hashes.
 *
 * @param left the nearest key hash below, empty when there is none
 * @param right the nearest key hash above, empty when there is none
 */
public record Neighbours(Optional<Bytes> left, Optional<Bytes> right) {}
