package org.chengxin.merkle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The one rule for Ed25519 signatures (RFC 8032): S is below L; A and R are canonical and not of small order; and
 * [S]B = R + [k]A without cofactor. Providers agree on signatures that pass the {@linkplain #precheck pre-check}, when
 * they check without cofactor and an exception counts as a refusal; without it they do not.
 */
public final class Ed25519Rule {

    /** Length of a public key in bytes. */
    public static final int PUBLIC_KEY_BYTES = 32;

    /** Length of a signature in bytes. */
    public static final int SIGNATURE_BYTES = 64;

    /** Provider that {@link #verify} asks: the JDK's own, which checks without cofactor. */
    private static final String PROVIDER = "SunEC";

    /** 2^255 − 19, little endian. */
    private static final byte[] FIELD = hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    /** Order of the base point, little endian. */
    private static final byte[] ORDER = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /** The y of the eight points of small order, each with either sign of x: 0, 1, −1 and the two of order 8. */
    private static final List<byte[]> SMALL_ORDER = List.of(
            hex("0000000000000000000000000000000000000000000000000000000000000000"),
            hex("0100000000000000000000000000000000000000000000000000000000000000"),
            hex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    /** What precedes the key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] KEY_INFO = hex("302a300506032b6570032100");

    private Ed25519Rule() {}

    /** Whether a signature may be given to a provider: lengths, S below L, A and R canonical and not of small order. */
    public static boolean precheck(byte[] publicKey, byte[] signature) {
        return acceptsKey(publicKey)
                && signature.length == SIGNATURE_BYTES
                && isLess(signature, 32, ORDER, 0xff)
                && isSoundPoint(signature);
    }

    /** Whether a public key has 32 bytes, is canonical and not of small order. It may still not be on the curve. */
    public static boolean acceptsKey(byte[] publicKey) {
        return publicKey.length == PUBLIC_KEY_BYTES && isSoundPoint(publicKey);
    }

    /** Whether a signature is valid, by the pre-check and the JDK's provider. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (!precheck(publicKey, signature)) return false;
        try {
            byte[] keyInfo = Arrays.copyOf(KEY_INFO, KEY_INFO.length + PUBLIC_KEY_BYTES);
            System.arraycopy(publicKey, 0, keyInfo, KEY_INFO.length, PUBLIC_KEY_BYTES);
            PublicKey key = KeyFactory.getInstance("Ed25519", PROVIDER).generatePublic(new X509EncodedKeySpec(keyInfo));
            var verifier = Signature.getInstance("Ed25519", PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    /** Whether the first 32 bytes are a y below the field's prime, and not that of a point of small order. */
    private static boolean isSoundPoint(byte[] point) {
        if (!isLess(point, 0, FIELD, 0x7f)) return false;
        for (byte[] small : SMALL_ORDER) if (hasY(point, small)) return false;
        return true;
    }

    private static boolean hasY(byte[] point, byte[] y) {
        for (int i = 0; i < 31; i++) if (point[i] != y[i]) return false;
        return (point[31] & 0x7f) == y[31];
    }

    /** Compares 32 bytes, little endian, the last of them under a mask. */
    private static boolean isLess(byte[] number, int from, byte[] bound, int lastMask) {
        for (int i = 31; i >= 0; i--) {
            int mine = number[from + i] & (i == 31 ? lastMask : 0xff);
            int other = bound[i] & 0xff;
            if (mine != other) return mine < other;
        }
        return false;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
