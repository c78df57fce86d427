package org.chengxin.merkle;

import java.util.Arrays;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** Finds the leaf next to a key hash, in the order of key hashes. */
final class Nearest {

    private Nearest() {}

    /** The greatest key hash below {@code key}. */
    static Optional<Bytes> below(Page top, byte[] key) {
        return next(top, 0, key, false);
    }

    /** The least key hash above {@code key}. */
    static Optional<Bytes> above(Page top, byte[] key) {
        return next(top, 0, key, true);
    }

    private static Optional<Bytes> next(Page page, int depth, byte[] key, boolean upwards) {
        int slot = Page.nibble(key, 0, depth);
        if (!page.isEmpty(slot)) {
            if (!page.isLeaf(slot)) {
                Optional<Bytes> further = next(page.page(slot), depth + 1, key, upwards);
                if (further.isPresent()) return further;
            } else if (isBeyond(page, slot, key, upwards)) {
                return Optional.of(page.key(slot));
            }
        }
        int beyond = page.occupied & (upwards ? -2 << slot : (1 << slot) - 1);
        return beyond == 0 ? Optional.empty() : Optional.of(edge(page, outermost(beyond, !upwards), upwards));
    }

    /** The outermost leaf of a slot, on the side that is met first. */
    private static Bytes edge(Page page, int slot, boolean upwards) {
        if (page.isLeaf(slot)) return page.key(slot);
        Page further = page.page(slot);
        return edge(further, outermost(further.occupied, !upwards), upwards);
    }

    private static int outermost(int slots, boolean highest) {
        return highest ? 31 - Integer.numberOfLeadingZeros(slots) : Integer.numberOfTrailingZeros(slots);
    }

    private static boolean isBeyond(Page page, int slot, byte[] key, boolean upwards) {
        int at = page.keyAt(slot);
        int order = Arrays.compareUnsigned(page.data, at, at + Sha256.SIZE, key, 0, Sha256.SIZE);
        return upwards ? order > 0 : order < 0;
    }
}
