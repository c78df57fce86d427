package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** Lengths that CometBFT's basic validation asks for. */
final class Shapes {

    /** Length of an address: the first bytes of SHA-256 of a public key. */
    static final int ADDRESS_BYTES = 20;

    /** Longest chain id in bytes of UTF-8. */
    static final int CHAIN_ID_BYTES = 50;

    private Shapes() {}

    static void hashOrEmpty(Bytes hash) {
        if (hash.size() != 0 && hash.size() != Sha256.SIZE) throw new IllegalArgumentException("a hash has 32 bytes");
    }

    static void address(Bytes address) {
        if (address.size() != ADDRESS_BYTES) throw new IllegalArgumentException("an address has 20 bytes");
    }
}
