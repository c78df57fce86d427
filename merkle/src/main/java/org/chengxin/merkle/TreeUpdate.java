package org.chengxin.merkle;

import java.util.Arrays;
import java.util.BitSet;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** A set of changed leaves and the one walk over the tree that applies them. Used once. */
final class TreeUpdate {

    private static final int SIZE = Sha256.SIZE;
    private static final int KEY_NIBBLES = 2 * SIZE;

    /** Most changes in one update, so that their hashes fit an array. */
    private static final int MAX_CHANGES = (Integer.MAX_VALUE - 8) / SIZE;

    private final NodeHasher hasher = new NodeHasher();
    private final BitSet removed = new BitSet();
    private byte[] keys;
    private byte[] leaves;
    private int count;

    private int[] order = new int[0];
    private int[] sorted = new int[0];
    private final PageDraft[] drafts = new PageDraft[KEY_NIBBLES + 1];
    private long grown;

    TreeUpdate(int expected) {
        keys = new byte[Math.max(1, expected) * SIZE];
        leaves = new byte[keys.length];
    }

    /** Adds a leaf or its new value. */
    void put(byte[] keyHash, byte[] valueDigest) {
        int at = add(keyHash);
        hasher.leaf(keys, at, valueDigest, leaves, at);
    }

    /** Adds the removal of a leaf that may or may not exist. */
    void remove(byte[] keyHash) {
        removed.set(add(keyHash) / SIZE);
    }

    private int add(byte[] keyHash) {
        if (count == MAX_CHANGES) throw new IllegalStateException("more than " + MAX_CHANGES + " changes at once");
        int at = count++ * SIZE;
        if (at == keys.length) {
            int larger = (int) Math.min((long) MAX_CHANGES * SIZE, 2L * keys.length);
            keys = Arrays.copyOf(keys, larger);
            leaves = Arrays.copyOf(leaves, larger);
        }
        System.arraycopy(keyHash, 0, keys, at, SIZE);
        return at;
    }

    /** What an update comes to: the new first page, its hash, and by how many leaves the tree has grown. */
    record Applied(Page page, Bytes hash, long grown) {}

    /** Applies the changes to the page at the top of a tree. */
    Applied apply(Page page) {
        order = new int[count];
        sorted = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        PageDraft draft = draft(0);
        draft.load(page);
        distribute(draft, 0, 0, count);
        Page after = draft.finish(hasher);
        return new Applied(after, draft.top(), grown);
    }

    /** Applies the changes that {@code order} names from {@code from} to {@code to} to the slots of a page. */
    private void distribute(PageDraft draft, int depth, int from, int to) {
        int[] ends = groupByNibble(depth, from, to);
        int start = from;
        for (int slot = 0; slot < Page.SLOTS; slot++) {
            int end = ends[slot];
            if (end > start) change(draft, slot, depth + 1, start, end);
            start = end;
        }
    }

    /** Sorts a part of {@code order} by one nibble, keeping what is equal in its order, and says where each group ends. */
    private int[] groupByNibble(int depth, int from, int to) {
        var ends = new int[Page.SLOTS];
        for (int i = from; i < to; i++) ends[Page.nibble(keys, order[i] * SIZE, depth)]++;
        int end = from;
        for (int slot = 0; slot < Page.SLOTS; slot++) {
            end += ends[slot];
            ends[slot] = end;
        }
        var next = ends.clone();
        for (int i = to - 1; i >= from; i--) sorted[--next[Page.nibble(keys, order[i] * SIZE, depth)]] = order[i];
        System.arraycopy(sorted, from, order, from, to - from);
        return ends;
    }

    /** Applies changes to one slot; {@code depth} is that of the page that is there or may come to be there. */
    private void change(PageDraft above, int slot, int depth, int from, int to) {
        int last = order[to - 1];
        boolean single = to - from == 1 || depth == KEY_NIBBLES;
        if (single && above.isEmpty(slot)) {
            if (removed.get(last)) return;
            above.leaf(slot, keys, last * SIZE, leaves, last * SIZE);
            grown++;
        } else if (single && above.isLeaf(slot) && above.isLeafOf(slot, keys, last * SIZE)) {
            if (removed.get(last)) {
                above.clear(slot);
                grown--;
            } else {
                above.leaf(slot, keys, last * SIZE, leaves, last * SIZE);
            }
        } else {
            PageDraft draft = draft(depth);
            draft.load(above.page(slot));
            if (above.isLeaf(slot)) draft.adoptLeaf(above, slot, depth);
            distribute(draft, depth, from, to);
            draft.finishInto(above, slot, hasher);
        }
    }

    private PageDraft draft(int depth) {
        PageDraft draft = drafts[depth];
        if (draft == null) {
            draft = new PageDraft();
            drafts[depth] = draft;
        }
        return draft;
    }
}
