package org.chengxin.merkle;

import java.util.List;
import org.chengxin.encoding.Bytes;

/**
 * Proves that a path has a value.
 *
 * @param path the path
 * @param valueDigest SHA-256 of its canonical value
 * @param siblings hashes beside the way from the leaf up to the root
 */
public record ExistenceProof(String path, Bytes valueDigest, List<Bytes> siblings) implements CommitmentProof {

    /** Copies the list. */
    public ExistenceProof {
        siblings = List.copyOf(siblings);
    }
}
