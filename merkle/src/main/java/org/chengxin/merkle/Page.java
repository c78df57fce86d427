package org.chengxin.merkle;

import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * Four levels of the binary tree: sixteen slots, one for each value of a nibble of the key hash, each empty, a leaf or a
 * further page. Immutable and packed into one array, because there are about as many pages as a third of the keys.
 *
 * <p>The binary nodes of a page are numbered as in a heap: 1 is its top, 2n and 2n+1 are below n, 16 to 31 are the slots.
 * A node with no leaf under it has the placeholder as its hash, a node with just one leaf has that leaf's hash; the sums
 * of all others but the top, which stands in the page above, are kept here.
 */
final class Page {

    /** Slots of a page. */
    static final int SLOTS = 16;

    /** The page with nothing in it. */
    static final Page EMPTY = new Page(0, 0, 0, new byte[0], new Page[0]);

    /** What {@link #nodeAt} answers for a node whose hash is the placeholder. */
    static final int NOWHERE = -1;

    private static final int SIZE = Sha256.SIZE;

    /** Bit n: slot n is not empty. */
    final int occupied;
    /** Bit n: slot n is a leaf. */
    final int leaves;
    /** Bit n: the sum of binary node n is kept. */
    private final int sums;
    /** Hashes of the slots that are not empty, then key hashes of the leaves, then sums, each in ascending order. */
    final byte[] data;

    private final Page[] pages;

    Page(int occupied, int leaves, int sums, byte[] data, Page[] pages) {
        this.occupied = occupied;
        this.leaves = leaves;
        this.sums = sums;
        this.data = data;
        this.pages = pages;
    }

    /** The slots under a binary node, one bit each. */
    static int slotsUnder(int node) {
        int width = SLOTS / Integer.highestOneBit(node);
        return ((1 << width) - 1) << (node * width - SLOTS);
    }

    /** The nibble of a key hash that chooses the slot in a page at {@code depth}. */
    static int nibble(byte[] keys, int keyAt, int depth) {
        int both = keys[keyAt + (depth >> 1)];
        return ((depth & 1) == 0 ? both >> 4 : both) & 0xf;
    }

    boolean isEmpty(int slot) {
        return (occupied >> slot & 1) == 0;
    }

    boolean isLeaf(int slot) {
        return (leaves >> slot & 1) == 1;
    }

    /** Where in {@link #data} the hash of a slot is that is not empty. */
    int hashAt(int slot) {
        return SIZE * below(occupied, slot);
    }

    /** Where in {@link #data} the key hash of a leaf is. */
    int keyAt(int slot) {
        return SIZE * (Integer.bitCount(occupied) + below(leaves, slot));
    }

    /** Where in {@link #data} the hash of a binary node below the top is, or {@link #NOWHERE}. */
    int nodeAt(int node) {
        int under = occupied & slotsUnder(node);
        if (under == 0) return NOWHERE;
        if (isLone(under, leaves)) return hashAt(Integer.numberOfTrailingZeros(under));
        return node >= SLOTS ? hashAt(node - SLOTS) : sumAt(node);
    }

    /** Where in {@link #data} the sum of a binary node is that has more than one leaf under it and is not a slot. */
    int sumAt(int node) {
        return SIZE * (Integer.bitCount(occupied) + Integer.bitCount(leaves) + below(sums, node));
    }

    /** The page in a slot that is neither empty nor a leaf. */
    Page page(int slot) {
        return pages[below(occupied & ~leaves, slot)];
    }

    /** The key hash of a leaf. */
    Bytes key(int slot) {
        return copy(keyAt(slot));
    }

    /** The hash of a binary node below the top. */
    Bytes node(int node) {
        int at = nodeAt(node);
        return at == NOWHERE ? NodeHasher.PLACEHOLDER : copy(at);
    }

    /** Whether a leaf is the one with this key hash. */
    boolean isLeafOf(int slot, byte[] key) {
        int at = keyAt(slot);
        return Arrays.equals(data, at, at + SIZE, key, 0, SIZE);
    }

    /** Whether, of the slots in {@code under}, just one is not empty, and it is a leaf. */
    static boolean isLone(int under, int leaves) {
        return (under & (under - 1)) == 0 && (under & leaves) != 0;
    }

    private Bytes copy(int at) {
        return Bytes.owned(Arrays.copyOfRange(data, at, at + SIZE));
    }

    private static int below(int mask, int bit) {
        return Integer.bitCount(mask & ((1 << bit) - 1));
    }
}
