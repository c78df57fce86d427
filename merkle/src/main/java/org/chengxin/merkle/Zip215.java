package org.chengxin.merkle;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ed25519 by ZIP 215 (https://zips.z.cash/zip-0215), the rule by which CometBFT accepts votes: S below L, points that may
 * be written non-canonically and be of small order, and the equation times the cofactor. Slow and only for votes that our
 * own rule has refused, to tell a strange vote from a false one.
 */
final class Zip215 {

    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger SQRT_MINUS_ONE = BigInteger.TWO.modPow(P.shiftRight(2), P);
    private static final BigInteger COFACTOR = BigInteger.valueOf(8);

    /** y = 4/5 with an even x. */
    static final Point BASE = decode(Arrays.copyOf(
                    littleEndian(BigInteger.valueOf(4)
                            .multiply(BigInteger.valueOf(5).modInverse(P))
                            .mod(P)),
                    32))
            .orElseThrow();

    private Zip215() {}

    /** Whether ZIP 215 accepts a signature. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != 32 || signature.length != 64) return false;
        BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));
        byte[] encodedR = Arrays.copyOf(signature, 32);
        Optional<Point> r = decode(encodedR);
        Optional<Point> a = decode(publicKey);
        if (s.compareTo(L) >= 0 || r.isEmpty() || a.isEmpty()) return false;
        BigInteger k = number(sha512(encodedR, publicKey, message)).mod(L);
        Point difference =
                BASE.times(s).plus(r.get().negated()).plus(a.get().times(k).negated());
        return difference.times(COFACTOR).isNeutral();
    }

    /** Whether a key is of small order: by ZIP 215 it signs every message with one signature. */
    static boolean hasSmallOrder(byte[] publicKey) {
        return decode(publicKey).stream()
                .anyMatch(point -> point.times(COFACTOR).isNeutral());
    }

    /** A point in extended coordinates (RFC 8032, section 5.1.4): x = X/Z, y = Y/Z, xy = T/Z. */
    record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x));
            BigInteger b = y.add(x).multiply(other.y.add(other.x));
            BigInteger c = t.multiply(BigInteger.TWO).multiply(D).mod(P).multiply(other.t);
            BigInteger d = z.multiply(BigInteger.TWO).multiply(other.z);
            BigInteger e = b.subtract(a).mod(P);
            BigInteger f = d.subtract(c).mod(P);
            BigInteger g = d.add(c).mod(P);
            BigInteger h = b.add(a).mod(P);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        Point times(BigInteger scalar) {
            Point sum = NEUTRAL;
            for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (scalar.testBit(bit)) sum = sum.plus(this);
            }
            return sum;
        }

        Point negated() {
            return new Point(P.subtract(x).mod(P), y, z, P.subtract(t).mod(P));
        }

        boolean isNeutral() {
            return x.signum() == 0 && y.equals(z);
        }
    }

    /** Reads a point (RFC 8032, section 5.1.3) without asking that y be reduced or that zero have a plus sign. */
    static Optional<Point> decode(byte[] encoded) {
        byte[] withoutSign = encoded.clone();
        withoutSign[31] &= 0x7f;
        BigInteger y = number(withoutSign).mod(P);
        BigInteger ySquared = y.multiply(y).mod(P);
        BigInteger u = ySquared.subtract(BigInteger.ONE).mod(P);
        BigInteger v = D.multiply(ySquared).add(BigInteger.ONE).mod(P);
        BigInteger xSquared = u.multiply(v.modInverse(P)).mod(P);
        BigInteger x = xSquared.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xSquared))
            x = x.multiply(SQRT_MINUS_ONE).mod(P);
        if (!x.multiply(x).mod(P).equals(xSquared)) return Optional.empty();
        boolean odd = encoded[31] < 0;
        if (x.testBit(0) != odd) x = P.subtract(x).mod(P);
        return Optional.of(new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P)));
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] littleEndian(BigInteger number) {
        return reversed(number.toByteArray());
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
            throw new IllegalStateException("the JDK lacks SHA-512", missing);
        }
    }
}
