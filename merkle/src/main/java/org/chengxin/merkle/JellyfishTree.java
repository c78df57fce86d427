package org.chengxin.merkle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.chengxin.encoding.Bytes;

/** One version of the authenticated state. */
public final class JellyfishTree {

    private JellyfishTree() {}

    /** The tree of no leaves. */
    public static JellyfishTree empty() {
        throw new UnsupportedOperationException();
    }

    /** Collects the leaves of a whole state, in any order, to make its tree at once. */
    public static Builder builder() {
        throw new UnsupportedOperationException();
    }

    /** Where the leaf of a path is: SHA-256 of its UTF-8 bytes. */
    public static Bytes keyHash(String path) {
        throw new UnsupportedOperationException(path);
    }

    /** What the tree commits to for a value: SHA-256 of its canonical bytes. */
    public static Bytes valueDigest(byte[] canonicalValue) {
        throw new UnsupportedOperationException("" + canonicalValue.length);
    }

    /** The tree after changes: new canonical values by path, empty to remove. This tree stays as it is. */
    public JellyfishTree update(SortedMap<String, Optional<byte[]>> changes) {
        throw new UnsupportedOperationException("" + changes.size());
    }

    /** The tree after changes; the last change of a key hash counts. This tree stays as it is. */
    public JellyfishTree update(List<LeafChange> changes) {
        throw new UnsupportedOperationException("" + changes.size());
    }

    /** Root hash, 32 bytes. */
    public Bytes root() {
        throw new UnsupportedOperationException();
    }

    /** Number of leaves. */
    public long size() {
        throw new UnsupportedOperationException();
    }

    /** Whether a path has a value. */
    public boolean contains(String path) {
        throw new UnsupportedOperationException(path);
    }

    /** The leaves beside the place of a path, whether or not the path itself has a value. */
    public Neighbours neighbours(String path) {
        throw new UnsupportedOperationException(path);
    }

    /**
     * Proves that a path has the value it has, or that it has none.
     *
     * @param leaves what stands at a key hash of this version: asked for the path itself, or for its neighbours
     * @throws IllegalStateException when {@code leaves} and the tree disagree
     */
    public CommitmentProof prove(String path, Function<Bytes, Leaf> leaves) {
        throw new UnsupportedOperationException(path + leaves);
    }

    /** Collects leaves. */
    public static final class Builder {

        private Builder() {}

        /** Adds a path, each once, with its canonical value. */
        public Builder add(String path, byte[] canonicalValue) {
            throw new UnsupportedOperationException(path + canonicalValue.length);
        }

        /** Adds a leaf, each once, from its key hash and value digest. */
        public Builder add(Bytes keyHash, Bytes valueDigest) {
            throw new UnsupportedOperationException("" + keyHash + valueDigest);
        }

        /** The tree of all leaves added. */
        public JellyfishTree build() {
            throw new UnsupportedOperationException();
        }
    }
}
