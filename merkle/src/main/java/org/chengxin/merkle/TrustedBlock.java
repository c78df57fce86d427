package org.chengxin.merkle;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/**
 * A block known from elsewhere, as {@code ./chengxin checkpoint} prints it.
 *
 * @param height its height
 * @param hash hash of its header
 */
public record TrustedBlock(long height, Bytes hash) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-fA-F]{64})");

    /** Checks the shape. */
    public TrustedBlock {
        if (height < 1) throw new IllegalArgumentException("heights start at 1");
        if (hash.size() != Sha256.SIZE) throw new IllegalArgumentException("a hash has 32 bytes");
    }

    /**
     * Reads {@code HEIGHT:HASH}, the hash in hexadecimal.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public static TrustedBlock parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) throw new IllegalArgumentException("a trusted block is HEIGHT:HASH");
        return new TrustedBlock(Long.parseLong(matcher.group(1)), Bytes.ofHex(matcher.group(2)));
    }

    /** {@code HEIGHT:HASH}, the hash in upper-case hexadecimal as CometBFT prints it. */
    @Override
    public String toString() {
        return height + ":" + HexFormat.of().withUpperCase().formatHex(hash.shared());
    }
}
