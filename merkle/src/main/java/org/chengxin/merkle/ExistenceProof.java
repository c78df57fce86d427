package org.chengxin.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * Proves that a path has a value. Which side each sibling is on is not written down: the bits of the key hash say it.
 *
 * @param path the path, not empty
 * @param valueDigest SHA-256 of its canonical value
 * @param siblings hashes beside the way from the leaf up to the root, at most {@link Ics23#MAX_DEPTH}
 */
public record ExistenceProof(String path, Bytes valueDigest, List<Bytes> siblings) implements CommitmentProof {

    /** LeafOp: hash, prehash_key and prehash_value SHA-256 (1), length NO_PREFIX (0, so left out), prefix. */
    private static final byte[] LEAF_OP = new ProtobufWriter()
            .integer(1, 1)
            .integer(2, 1)
            .integer(3, 1)
            .bytes(5, NodeHasher.LEAF_PREFIX)
            .toByteArray();

    private static final int PREFIX = NodeHasher.INNER_PREFIX.size();

    /** Checks the shape. */
    public ExistenceProof {
        siblings = List.copyOf(siblings);
        if (path.isEmpty()) throw new IllegalArgumentException("a path is not empty");
        if (valueDigest.size() != Sha256.SIZE) throw new IllegalArgumentException("a digest has 32 bytes");
        if (siblings.size() > Ics23.MAX_DEPTH) throw new IllegalArgumentException("deeper than a key hash has bits");
        for (Bytes sibling : siblings)
            if (sibling.size() != Sha256.SIZE) throw new IllegalArgumentException("a sibling has 32 bytes");
    }

    /** The root that this proof leads to. */
    public Bytes root() {
        var hasher = new NodeHasher();
        byte[] key = JellyfishTree.keyHash(path).shared();
        var hash = new byte[Sha256.SIZE];
        hasher.leaf(key, 0, valueDigest.shared(), hash, 0);
        for (int step = 0; step < siblings.size(); step++) {
            byte[] sibling = siblings.get(step).shared();
            if (isRight(key, step)) hasher.inner(sibling, 0, hash, 0, hash, 0);
            else hasher.inner(hash, 0, sibling, 0, hash, 0);
        }
        return Bytes.owned(hash);
    }

    /** Whether the way up comes from the right at a step, counted from the leaf. */
    private boolean isRight(byte[] key, int step) {
        return bit(key, siblings.size() - 1 - step);
    }

    /** A bit of a key hash, counted from the root. */
    static boolean bit(byte[] key, int index) {
        return (key[index >> 3] >> (7 - (index & 7)) & 1) == 1;
    }

    @Override
    public byte[] encode() {
        return new ProtobufWriter().element(1, encodeBare()).toByteArray();
    }

    /** The message {@code cosmos.ics23.v1.ExistenceProof}. */
    byte[] encodeBare() {
        var out = new ProtobufWriter().text(1, path).bytes(2, valueDigest).element(3, LEAF_OP);
        byte[] key = JellyfishTree.keyHash(path).shared();
        for (int step = 0; step < siblings.size(); step++)
            out.element(4, innerOp(siblings.get(step), isRight(key, step)));
        return out.toByteArray();
    }

    private static byte[] innerOp(Bytes sibling, boolean isRight) {
        var out = new ProtobufWriter().integer(1, 1);
        if (!isRight)
            return out.bytes(2, NodeHasher.INNER_PREFIX).bytes(3, sibling).toByteArray();
        byte[] prefix = Arrays.copyOf(NodeHasher.INNER_PREFIX.shared(), PREFIX + Sha256.SIZE);
        System.arraycopy(sibling.shared(), 0, prefix, PREFIX, Sha256.SIZE);
        return out.element(2, prefix).toByteArray();
    }

    /** Reads a proof; leaf operation, prefixes and sides are compared when the whole is written again. */
    static ExistenceProof read(ProtobufReader in) {
        String path = "";
        Bytes digest = Bytes.EMPTY;
        List<Bytes> siblings = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> path = in.text();
                case 2 -> digest = in.bytes();
                case 3 -> in.message();
                case 4 -> siblings.add(sibling(in.message()));
                default -> throw in.unknown();
            }
        }
        try {
            return new ExistenceProof(path, digest, siblings);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }

    private static Bytes sibling(ProtobufReader in) {
        byte[] prefix = {};
        Bytes suffix = Bytes.EMPTY;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.integer();
                case 2 -> prefix = in.bytes().shared();
                case 3 -> suffix = in.bytes();
                default -> throw in.unknown();
            }
        }
        if (suffix.size() != 0) return suffix;
        if (prefix.length < PREFIX) throw in.refused();
        return Bytes.owned(Arrays.copyOfRange(prefix, PREFIX, prefix.length));
    }
}
