package org.chengxin.merkle;

import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** A page while it is being changed. Refers to hashes where they lie, and is used again for page after page. */
final class PageDraft {

    private static final int SIZE = Sha256.SIZE;
    private static final int NODES = 2 * Page.SLOTS;

    private int occupied;
    private int leaves;
    private int changed;
    private Page before = Page.EMPTY;

    /** Where the hash of each binary node lies; for a slot also before the sums are made. */
    private final byte[][] hashIn = new byte[NODES][];

    private final int[] hashAt = new int[NODES];

    /** Where the key hash of each leaf lies. */
    private final byte[][] keyIn = new byte[Page.SLOTS][];

    private final int[] keyAt = new int[Page.SLOTS];
    private final Page[] pages = new Page[Page.SLOTS];

    /** Room for sums of binary nodes and hashes of pages made anew. */
    private final byte[] fresh = new byte[NODES * SIZE];

    PageDraft() {
        Arrays.fill(hashIn, fresh);
        Arrays.fill(keyIn, fresh);
        Arrays.fill(pages, Page.EMPTY);
    }

    /** Starts from a page. */
    void load(Page page) {
        before = page;
        changed = 0;
        occupied = page.occupied;
        leaves = page.leaves;
        for (int slot = 0; slot < Page.SLOTS; slot++) {
            pages[slot] = Page.EMPTY;
            if (page.isEmpty(slot)) continue;
            hashIn[Page.SLOTS + slot] = page.data;
            hashAt[Page.SLOTS + slot] = page.hashAt(slot);
            if (page.isLeaf(slot)) {
                keyIn[slot] = page.data;
                keyAt[slot] = page.keyAt(slot);
            } else {
                pages[slot] = page.page(slot);
            }
        }
    }

    boolean isEmpty(int slot) {
        return (occupied >> slot & 1) == 0;
    }

    boolean isLeaf(int slot) {
        return (leaves >> slot & 1) == 1;
    }

    boolean isLeafOf(int slot, byte[] keys, int at) {
        return Arrays.equals(keyIn[slot], keyAt[slot], keyAt[slot] + SIZE, keys, at, at + SIZE);
    }

    Page page(int slot) {
        return pages[slot];
    }

    /** Empties a slot. */
    void clear(int slot) {
        mark(slot, false, false);
        pages[slot] = Page.EMPTY;
    }

    /** Puts a leaf into a slot. */
    void leaf(int slot, byte[] keys, int keyOffset, byte[] hashes, int hashOffset) {
        mark(slot, true, true);
        keyIn[slot] = keys;
        keyAt[slot] = keyOffset;
        hashIn[Page.SLOTS + slot] = hashes;
        hashAt[Page.SLOTS + slot] = hashOffset;
        pages[slot] = Page.EMPTY;
    }

    /** Takes over the leaf in a slot of the draft above into the slot that it has here, at {@code depth}. */
    void adoptLeaf(PageDraft above, int slotAbove, int depth) {
        byte[] keys = above.keyIn[slotAbove];
        int at = above.keyAt[slotAbove];
        int node = Page.SLOTS + slotAbove;
        leaf(Page.nibble(keys, at, depth), keys, at, above.hashIn[node], above.hashAt[node]);
    }

    /** Makes the page and puts it into a slot of the draft above; a page with no leaf or just one does not come to be. */
    void finishInto(PageDraft above, int slotAbove, NodeHasher hasher) {
        if (occupied == 0) {
            above.clear(slotAbove);
        } else if (Page.isLone(occupied, leaves)) {
            int slot = Integer.numberOfTrailingZeros(occupied);
            int node = Page.SLOTS + slot;
            above.leaf(slotAbove, keyIn[slot], keyAt[slot], hashIn[node], hashAt[node]);
        } else {
            Page page = finish(hasher);
            above.mark(slotAbove, true, false);
            above.pages[slotAbove] = page;
            int node = Page.SLOTS + slotAbove;
            above.hashIn[node] = above.fresh;
            above.hashAt[node] = node * SIZE;
            System.arraycopy(hashIn[1], hashAt[1], above.fresh, node * SIZE, SIZE);
        }
    }

    /** Makes the page, whatever is in it; {@link #top} is its hash then. */
    Page finish(NodeHasher hasher) {
        int sums = sum(hasher);
        int count = Integer.bitCount(occupied) + Integer.bitCount(leaves) + Integer.bitCount(sums);
        var data = new byte[count * SIZE];
        var further = new Page[Integer.bitCount(occupied & ~leaves)];
        int at = 0;
        int next = 0;
        for (int slot = 0; slot < Page.SLOTS; slot++) {
            if (isEmpty(slot)) continue;
            System.arraycopy(hashIn[Page.SLOTS + slot], hashAt[Page.SLOTS + slot], data, at, SIZE);
            at += SIZE;
            if (!isLeaf(slot)) further[next++] = pages[slot];
        }
        for (int slot = 0; slot < Page.SLOTS; slot++) {
            if (!isLeaf(slot)) continue;
            System.arraycopy(keyIn[slot], keyAt[slot], data, at, SIZE);
            at += SIZE;
        }
        for (int node = 2; node < Page.SLOTS; node++) {
            if ((sums >> node & 1) == 0) continue;
            System.arraycopy(hashIn[node], hashAt[node], data, at, SIZE);
            at += SIZE;
        }
        return new Page(occupied, leaves, sums, data, further);
    }

    /** Hash of the page that was last finished. */
    Bytes top() {
        return Bytes.owned(Arrays.copyOfRange(hashIn[1], hashAt[1], hashAt[1] + SIZE));
    }

    /** Finds the hash of every binary node, from the lowest up, and says which sums below the top are to be kept. */
    private int sum(NodeHasher hasher) {
        int sums = 0;
        for (int node = Page.SLOTS - 1; node >= 1; node--) {
            int slots = Page.slotsUnder(node);
            int under = occupied & slots;
            if (under == 0) {
                continue; // Nobody asks for it: the node above sees that this side is empty.
            }
            if (Page.isLone(under, leaves)) {
                refer(node, Page.SLOTS + Integer.numberOfTrailingZeros(under));
                continue;
            }
            if (node > 1) sums |= 1 << node;
            if (node > 1 && (changed & slots) == 0) {
                hashIn[node] = before.data;
                hashAt[node] = before.sumAt(node);
            } else {
                join(node, hasher);
            }
        }
        if (occupied == 0) {
            hashIn[1] = NodeHasher.PLACEHOLDER.shared();
            hashAt[1] = 0;
        }
        return sums;
    }

    private void join(int node, NodeHasher hasher) {
        int left = 2 * node;
        int right = left + 1;
        boolean noLeft = (occupied & Page.slotsUnder(left)) == 0;
        boolean noRight = (occupied & Page.slotsUnder(right)) == 0;
        byte[] none = NodeHasher.PLACEHOLDER.shared();
        hasher.inner(
                noLeft ? none : hashIn[left],
                noLeft ? 0 : hashAt[left],
                noRight ? none : hashIn[right],
                noRight ? 0 : hashAt[right],
                fresh,
                node * SIZE);
        hashIn[node] = fresh;
        hashAt[node] = node * SIZE;
    }

    private void refer(int node, int other) {
        hashIn[node] = hashIn[other];
        hashAt[node] = hashAt[other];
    }

    private void mark(int slot, boolean full, boolean leaf) {
        int bit = 1 << slot;
        changed |= bit;
        occupied = full ? occupied | bit : occupied & ~bit;
        leaves = leaf ? leaves | bit : leaves & ~bit;
    }
}
