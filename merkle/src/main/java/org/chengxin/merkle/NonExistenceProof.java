package org.chengxin.merkle;

import java.util.Optional;

/**
 * Proves that a path has no value, by the two leaves between which it would be.
 *
 * @param path the path
 * @param left the leaf before it in the order of key hashes, empty when it would be the first
 * @param right the leaf after it, empty when it would be the last
 */
public record NonExistenceProof(String path, Optional<ExistenceProof> left, Optional<ExistenceProof> right)
        implements CommitmentProof {}
