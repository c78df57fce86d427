package org.chengxin.merkle;

import java.util.Optional;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * Proves that a path has no value, by the two leaves between which it would be.
 *
 * @param path the path, not empty
 * @param left the leaf before it in the order of key hashes, empty when it would be the first
 * @param right the leaf after it, empty when it would be the last
 */
public record NonExistenceProof(String path, Optional<ExistenceProof> left, Optional<ExistenceProof> right)
        implements CommitmentProof {

    /** Checks the shape. */
    public NonExistenceProof {
        if (path.isEmpty()) throw new IllegalArgumentException("a path is not empty");
        if (left.isEmpty() && right.isEmpty()) throw new IllegalArgumentException("an absence has a neighbour");
    }

    @Override
    public byte[] encode() {
        var out = new ProtobufWriter().text(1, path);
        left.ifPresent(proof -> out.element(2, proof.encodeBare()));
        right.ifPresent(proof -> out.element(3, proof.encodeBare()));
        return new ProtobufWriter().element(2, out.toByteArray()).toByteArray();
    }

    static NonExistenceProof read(ProtobufReader in) {
        String path = "";
        Optional<ExistenceProof> left = Optional.empty();
        Optional<ExistenceProof> right = Optional.empty();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> path = in.text();
                case 2 -> left = Optional.of(ExistenceProof.read(in.message()));
                case 3 -> right = Optional.of(ExistenceProof.read(in.message()));
                default -> throw in.unknown();
            }
        }
        try {
            return new NonExistenceProof(path, left, right);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
