package org.chengxin.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * One version of the authenticated state: a Jellyfish Merkle tree with the hashes and the shape of the Rust crate
 * {@code jmt} 0.12 over SHA-256.
 *
 * <p>The tree is binary over the bits of the key hash. A leaf stands as high as it is alone, at
 * H("JMT::LeafNode" ‖ key hash ‖ H(value digest)); an inner node is H("JMT::IntrnalNode" ‖ left ‖ right); an empty side is
 * the ASCII text {@code SPARSE_MERKLE_PLACEHOLDER_HASH__}. So the root depends on what is in the tree and on nothing else.
 *
 * <p>Immutable: an update makes a new tree, which shares with the old one the pages that did not change, and costs
 * only those that did. Any number of threads may read any version.
 */
public final class JellyfishTree {

    private static final JellyfishTree EMPTY = new JellyfishTree(Page.EMPTY, NodeHasher.PLACEHOLDER, 0);

    private final Page top;
    private final Bytes root;
    private final long size;

    private JellyfishTree(Page top, Bytes root, long size) {
        this.top = top;
        this.root = root;
        this.size = size;
    }

    /** The tree of no leaves; its root is the placeholder. */
    public static JellyfishTree empty() {
        return EMPTY;
    }

    /** Collects the leaves of a whole state, in any order, to make its tree at once. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the leaf of a path is: SHA-256 of its UTF-8 bytes. */
    public static Bytes keyHash(String path) {
        return Bytes.owned(Sha256.of(path.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What the tree commits to for a value: SHA-256 of its canonical bytes.
     *
     * @throws IllegalArgumentException when the value is empty, since empty values do not exist
     */
    public static Bytes valueDigest(byte[] canonicalValue) {
        if (canonicalValue.length == 0) throw new IllegalArgumentException("empty values do not exist");
        return Bytes.owned(Sha256.of(canonicalValue));
    }

    /**
     * The tree after changes. This tree stays as it is.
     *
     * @param changes new canonical values by path, empty to remove; removing what is not there changes nothing
     */
    public JellyfishTree update(SortedMap<String, Optional<byte[]>> changes) {
        var update = new TreeUpdate(changes.size());
        changes.forEach((path, value) -> {
            byte[] key = keyHash(path).shared();
            value.ifPresentOrElse(bytes -> update.put(key, valueDigest(bytes).shared()), () -> update.remove(key));
        });
        return apply(update);
    }

    /** The tree after changes, of which the last of a key hash counts. This tree stays as it is. */
    public JellyfishTree update(List<LeafChange> changes) {
        var update = new TreeUpdate(changes.size());
        for (LeafChange change : changes) {
            byte[] key = change.keyHash().shared();
            change.valueDigest().ifPresentOrElse(digest -> update.put(key, digest.shared()), () -> update.remove(key));
        }
        return apply(update);
    }

    private JellyfishTree apply(TreeUpdate update) {
        TreeUpdate.Applied applied = update.apply(top);
        return new JellyfishTree(applied.page(), applied.hash(), size + applied.grown());
    }

    /** Root hash, 32 bytes. */
    public Bytes root() {
        return root;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Whether a path has a value. */
    public boolean contains(String path) {
        return contains(keyHash(path));
    }

    /** Whether there is a leaf at a key hash. Reads memory only, a page for each level. */
    public boolean contains(Bytes keyHash) {
        byte[] key = keyHash.shared();
        Page page = top;
        for (int depth = 0; ; depth++) {
            int slot = Page.nibble(key, 0, depth);
            if (page.isEmpty(slot)) return false;
            if (page.isLeaf(slot)) return page.isLeafOf(slot, key);
            page = page.page(slot);
        }
    }

    /** The leaves beside the place of a path, whether or not the path itself has a value. */
    public Neighbours neighbours(String path) {
        return neighbours(keyHash(path));
    }

    private Neighbours neighbours(Bytes keyHash) {
        byte[] key = keyHash.shared();
        return new Neighbours(Nearest.below(top, key), Nearest.above(top, key));
    }

    /**
     * Proves that a path has the value it has, or that it has none.
     *
     * @param leaves what stands at a key hash of this version: asked for the path itself, or for its neighbours
     * @throws IllegalStateException when {@code leaves} and the tree disagree, or the tree is empty
     */
    public CommitmentProof prove(String path, Function<Bytes, Leaf> leaves) {
        Bytes keyHash = keyHash(path);
        if (siblings(keyHash).isPresent()) return existence(keyHash, leaves);
        if (size == 0) throw new IllegalStateException("in an empty tree nothing can be proven");
        Neighbours beside = neighbours(keyHash);
        return new NonExistenceProof(
                path,
                beside.left().map(key -> existence(key, leaves)),
                beside.right().map(key -> existence(key, leaves)));
    }

    private ExistenceProof existence(Bytes keyHash, Function<Bytes, Leaf> leaves) {
        Leaf leaf = leaves.apply(keyHash);
        var proof = new ExistenceProof(
                leaf.path(), leaf.valueDigest(), siblings(keyHash).orElseThrow());
        if (!proof.root().equals(root)) throw new IllegalStateException("the leaf given is not the one in the tree");
        return proof;
    }

    /** The hashes beside the way from a leaf up to the root; empty when there is no such leaf. */
    private Optional<List<Bytes>> siblings(Bytes keyHash) {
        byte[] key = keyHash.shared();
        List<Bytes> downwards = new ArrayList<>();
        Page page = top;
        for (int depth = 0; ; depth++) {
            int slot = Page.nibble(key, 0, depth);
            boolean leaf = page.isLeaf(slot);
            if (page.isEmpty(slot) || (leaf && !page.isLeafOf(slot, key))) return Optional.empty();
            int slotNode = Page.SLOTS + slot;
            for (int below = Page.SLOTS / 2; below >= 1; below >>= 1) {
                int above = slotNode / (2 * below);
                if (leaf && Page.isLone(page.occupied & Page.slotsUnder(above), page.leaves)) break;
                downwards.add(page.node((slotNode / below) ^ 1));
            }
            if (leaf) break;
            page = page.page(slot);
        }
        Collections.reverse(downwards);
        return Optional.of(downwards);
    }

    /** Collects leaves. Takes about 64 bytes of heap for each until the tree is made. */
    public static final class Builder {

        private final TreeUpdate leaves = new TreeUpdate(1024);
        private long added;

        private Builder() {}

        /** Adds a path, each once, with its canonical value. */
        public Builder add(String path, byte[] canonicalValue) {
            return add(keyHash(path), valueDigest(canonicalValue));
        }

        /** Adds a leaf, each once, from its key hash and value digest. */
        public Builder add(Bytes keyHash, Bytes valueDigest) {
            leaves.put(keyHash.shared(), valueDigest.shared());
            added++;
            return this;
        }

        /**
         * The tree of all leaves added. The builder cannot be used again.
         *
         * @throws IllegalStateException when a leaf was added twice
         */
        public JellyfishTree build() {
            JellyfishTree tree = EMPTY.apply(leaves);
            if (tree.size != added) throw new IllegalStateException("a leaf was added twice");
            return tree;
        }
    }
}
