package org.chengxin.merkle;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.Zip215.Point;

/** Makes Ed25519 signatures with parts of small order in them, which no honest signer makes. */
public final class StrangeSignatures {

    /** A point of order 8: the least such y, with an even x. */
    private static final Point TORSION = Zip215.decode(
                    Bytes.ofHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
                            .toArray())
            .orElseThrow();

    private StrangeSignatures() {}

    /**
     * A key and a signature.
     *
     * @param publicKey A, encoded
     * @param message what is signed
     * @param signature R and S, encoded
     * @param cofactorless whether [S]B = R + [k]A, which decides whether our rule accepts it
     */
    public record Case(Bytes publicKey, Bytes message, Bytes signature, boolean cofactorless) {}

    /**
     * Signs with A = [a]B + [tA]T and R = [r]B + [tR]T, where T has order 8. ZIP 215 accepts each such signature; without
     * the cofactor only those are valid in which the parts of small order cancel out.
     */
    public static Case sign(Random chance, int torsionOfKey, int torsionOfR, byte[] message) {
        BigInteger a = new BigInteger(252, chance);
        BigInteger r = new BigInteger(252, chance);
        Point key = Zip215.BASE.times(a).plus(TORSION.times(BigInteger.valueOf(torsionOfKey)));
        Point nonce = Zip215.BASE.times(r).plus(TORSION.times(BigInteger.valueOf(torsionOfR)));
        byte[] encodedKey = encode(key);
        byte[] encodedR = encode(nonce);
        BigInteger k = number(sha512(encodedR, encodedKey, message)).mod(Zip215.L);
        BigInteger s = r.add(k.multiply(a)).mod(Zip215.L);
        boolean cofactorless = k.multiply(BigInteger.valueOf(torsionOfKey))
                        .add(BigInteger.valueOf(torsionOfR))
                        .mod(BigInteger.valueOf(8))
                        .signum()
                == 0;
        byte[] signature = Arrays.copyOf(encodedR, 64);
        System.arraycopy(littleEndian(s), 0, signature, 32, 32);
        return new Case(Bytes.owned(encodedKey), Bytes.of(message), Bytes.owned(signature), cofactorless);
    }

    /** The signature with S plus the order of the base point, which no rule allows. */
    public static Bytes withLargerS(Bytes signature) {
        byte[] larger = signature.toArray();
        BigInteger s = number(Arrays.copyOfRange(larger, 32, 64)).add(Zip215.L);
        System.arraycopy(littleEndian(s), 0, larger, 32, 32);
        return Bytes.owned(larger);
    }

    private static byte[] encode(Point point) {
        BigInteger inverse = point.z().modInverse(Zip215.P);
        byte[] encoded = littleEndian(point.y().multiply(inverse).mod(Zip215.P));
        if (point.x().multiply(inverse).mod(Zip215.P).testBit(0)) encoded[31] |= (byte) 0x80;
        return encoded;
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bytes = reversed(number.toByteArray());
        return Arrays.copyOf(bytes, 32);
    }

    private static byte[] reversed(byte[] bytes) {
        var other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) other[i] = bytes[bytes.length - 1 - i];
        return other;
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
