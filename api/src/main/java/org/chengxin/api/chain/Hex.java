package org.chengxin.api.chain;

import java.util.HexFormat;
import org.chengxin.encoding.Bytes;

/** Hashes as CometBFT prints them. */
final class Hex {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Hex() {}

    static String upper(Bytes bytes) {
        return UPPER.formatHex(bytes.shared());
    }
}
