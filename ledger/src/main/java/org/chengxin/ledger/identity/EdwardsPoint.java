package org.chengxin.ledger.identity;

import java.math.BigInteger;
import java.util.Optional;
import org.chengxin.encoding.Bytes;

/**
 * A point of edwards25519 (RFC 8032, section 5.1) in extended coordinates: x = X/Z, y = Y/Z, XY = ZT. Only public values go
 * through this arithmetic, so its time may depend on them.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** Order of the group that signatures are made in. */
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger TWO_D = D.shiftLeft(1).mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final BigInteger ROOT_EXPONENT = P.add(BigInteger.valueOf(3)).shiftRight(3);

    private static final EdwardsPoint IDENTITY =
            new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    /** Reads 32 bytes (RFC 8032, section 5.1.3), which are canonical: y is below p, and x = 0 has no sign. */
    static Optional<EdwardsPoint> decode(Bytes encoded) {
        byte[] bigEndian = new byte[encoded.size()];
        for (int i = 0; i < bigEndian.length; i++) bigEndian[i] = (byte) encoded.at(bigEndian.length - 1 - i);
        boolean odd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        var y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0) return Optional.empty();
        return root(y).filter(x -> x.signum() != 0 || !odd)
                .map(x -> x.testBit(0) == odd ? x : P.subtract(x))
                .map(x -> new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(P)));
    }

    /** A root of x² = (y² − 1) / (dy² + 1), if there is one. */
    private static Optional<BigInteger> root(BigInteger y) {
        BigInteger square = y.multiply(y);
        BigInteger xSquare = square.subtract(BigInteger.ONE)
                .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger x = xSquare.modPow(ROOT_EXPONENT, P);
        if (!x.multiply(x).mod(P).equals(xSquare))
            x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        return x.multiply(x).mod(P).equals(xSquare) ? Optional.of(x) : Optional.empty();
    }

    /** Whether [L]A is the identity and A is not: A has no component of small order, and is none. */
    boolean isOfPrimeOrder() {
        return !isIdentity() && times(L).isIdentity();
    }

    private boolean isIdentity() {
        return x.signum() == 0 && y.equals(z);
    }

    private EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint sum = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (scalar.testBit(bit)) sum = sum.plus(this);
        }
        return sum;
    }

    /** The sum (RFC 8032, section 5.1.4), by a formula that is complete: it doubles as well. */
    private EdwardsPoint plus(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
        BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
        BigInteger c = t.multiply(TWO_D).mod(P).multiply(other.t).mod(P);
        BigInteger d = z.shiftLeft(1).multiply(other.z).mod(P);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new EdwardsPoint(
                e.multiply(f).mod(P),
                g.multiply(h).mod(P),
                f.multiply(g).mod(P),
                e.multiply(h).mod(P));
    }
}
