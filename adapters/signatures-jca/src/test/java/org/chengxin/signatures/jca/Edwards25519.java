package org.chengxin.signatures.jca;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The curve of RFC 8032, section 5.1, from its definition: slow, short, and without any part in common with what it
 * judges. It makes points and signatures that no signer would, and verifies them with and without cofactor.
 */
final class Edwards25519 {

    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    /** A point in affine coordinates. */
    record Point(BigInteger x, BigInteger y) {

        static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);
        static final Point BASE = withY(
                BigInteger.valueOf(4)
                        .multiply(BigInteger.valueOf(5).modInverse(P))
                        .mod(P),
                false);

        /** The point with this y and the wanted parity of x. */
        static Point withY(BigInteger y, boolean odd) {
            BigInteger x = rootFor(y).orElseThrow();
            return new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
        }

        static boolean exists(BigInteger y) {
            return rootFor(y).isPresent();
        }

        Point plus(Point other) {
            return Extended.of(this).plus(Extended.of(other)).affine();
        }

        Point times(BigInteger factor) {
            Extended sum = Extended.of(IDENTITY);
            Extended self = Extended.of(this);
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (factor.testBit(bit)) sum = sum.plus(self);
            }
            return sum.affine();
        }

        Point times(long factor) {
            return times(BigInteger.valueOf(factor));
        }

        /** The one canonical encoding. */
        byte[] encode() {
            return encode(y, x.testBit(0));
        }

        /** Any encoding, of a y that need not be reduced. */
        static byte[] encode(BigInteger y, boolean sign) {
            byte[] bytes = littleEndian(y);
            if (sign) bytes[31] |= (byte) 0x80;
            return bytes;
        }
    }

    /** Extended homogeneous coordinates with the complete addition of RFC 8032, section 5.1.4. */
    private record Extended(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        static Extended of(Point point) {
            return new Extended(
                    point.x, point.y, BigInteger.ONE, point.x.multiply(point.y).mod(P));
        }

        Extended plus(Extended other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(other.t).mod(P).multiply(D).shiftLeft(1).mod(P);
            BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Extended(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        Point affine() {
            BigInteger inverse = z.modInverse(P);
            return new Point(x.multiply(inverse).mod(P), y.multiply(inverse).mod(P));
        }
    }

    private Edwards25519() {}

    /** The eight points of small order: multiples 0 to 7 of one of order 8. */
    static List<Point> torsion() {
        for (long y = 2; ; y++) {
            if (!Point.exists(BigInteger.valueOf(y))) continue;
            Point candidate = Point.withY(BigInteger.valueOf(y), false).times(L);
            if (candidate.times(4).equals(Point.IDENTITY)) continue;
            List<Point> all = new ArrayList<>();
            for (int multiple = 0; multiple < 8; multiple++) all.add(candidate.times(multiple));
            return all;
        }
    }

    /** All encodings that some decoder reads as a point of small order: eight canonical and six others. */
    static List<byte[]> encodingsOfSmallOrder() {
        List<byte[]> all = new ArrayList<>();
        for (Point point : torsion()) {
            all.add(point.encode());
            boolean unreduced = point.y().add(P).bitLength() <= 255;
            if (unreduced) all.add(Point.encode(point.y().add(P), point.x().testBit(0)));
            if (point.x().signum() == 0) {
                all.add(Point.encode(point.y(), true));
                if (unreduced) all.add(Point.encode(point.y().add(P), true));
            }
        }
        return all;
    }

    /** The challenge k = SHA-512(R ‖ A ‖ M) modulo L, over the bytes as they are given. */
    static BigInteger challenge(byte[] nonce, byte[] key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(nonce);
            digest.update(key);
            digest.update(message);
            return fromLittleEndian(digest.digest()).mod(L);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether [S]B = R + [k]A, with both sides multiplied by {@code cofactor}. */
    static boolean holds(Point a, Point r, BigInteger k, BigInteger s, int cofactor) {
        Point left = Point.BASE.times(s);
        Point right = r.plus(a.times(k));
        return left.times(cofactor).equals(right.times(cofactor));
    }

    /** The whole rule: lengths, S below L, canonical points that are not of small order, no cofactor. */
    static boolean decides(KnownAnswer answer) {
        byte[] key = answer.key();
        byte[] signature = answer.signature();
        if (key.length != 32 || signature.length != 64) return false;
        byte[] nonce = Arrays.copyOf(signature, 32);
        BigInteger s = fromLittleEndian(Arrays.copyOfRange(signature, 32, 64));
        Optional<Point> a = decode(key);
        Optional<Point> r = decode(nonce);
        return s.compareTo(L) < 0
                && a.isPresent()
                && r.isPresent()
                && !a.get().times(8).equals(Point.IDENTITY)
                && !r.get().times(8).equals(Point.IDENTITY)
                && holds(a.get(), r.get(), challenge(nonce, key, answer.message()), s, 1);
    }

    /** RFC 8032, section 5.1.3: the point of a canonical encoding. */
    static Optional<Point> decode(byte[] encoded) {
        boolean odd = (encoded[31] & 0x80) != 0;
        BigInteger y = fromLittleEndian(encoded).clearBit(255);
        if (y.compareTo(P) >= 0 || !Point.exists(y)) return Optional.empty();
        Point point = Point.withY(y, odd);
        return odd && point.x().signum() == 0 ? Optional.empty() : Optional.of(point);
    }

    static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] big = number.toByteArray();
        for (int i = 0; i < big.length; i++) {
            int place = big.length - 1 - i;
            if (place < 32) bytes[place] = big[i];
            else if (big[i] != 0) throw new IllegalArgumentException("more than 32 bytes");
        }
        return bytes;
    }

    static BigInteger fromLittleEndian(byte[] bytes) {
        byte[] big = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) big[bytes.length - 1 - i] = bytes[i];
        return new BigInteger(1, big);
    }

    private static Optional<BigInteger> rootFor(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger xSquare = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = xSquare.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(xSquare))
            x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        return x.multiply(x).mod(P).equals(xSquare) ? Optional.of(x) : Optional.empty();
    }
}
