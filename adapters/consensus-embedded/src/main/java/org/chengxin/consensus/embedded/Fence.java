package org.chengxin.consensus.embedded;

import org.chengxin.encoding.Bytes;

/**
 * The last block that anyone outside knows, by which an operator vouches that nothing later was signed and shown.
 *
 * @param height of the block
 * @param hash   of its header, 32 bytes
 */
public record Fence(long height, Bytes hash) {

    private static final int HASH_BYTES = 32;

    /** Checks the shape. */
    public Fence {
        if (height < 1) throw new IllegalArgumentException("heights start at 1");
        if (hash.size() != HASH_BYTES) throw new IllegalArgumentException("a block hash has 64 hexadecimal digits");
    }

    /**
     * Reads {@code HEIGHT:HASH}.
     *
     * @throws IllegalArgumentException when it is not a number, a colon and 64 hexadecimal digits
     */
    public static Fence parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("a fence is HEIGHT:HASH");
        return new Fence(Long.parseLong(text.substring(0, colon)), Bytes.ofHex(text.substring(colon + 1)));
    }
}
