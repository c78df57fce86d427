package org.chengxin.ledger.identity;

import java.math.BigInteger;

/**
 * A curve y² = x³ − 3x + b over the integers modulo p whose points form a group of prime order: each of them but the one
 * at infinity, which has no coordinates, generates it.
 */
record WeierstrassCurve(BigInteger p, BigInteger b) {

    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** Whether the coordinates are canonical, below p, and those of a point. */
    boolean has(BigInteger x, BigInteger y) {
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) return false;
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(b).mod(p);
        return y.multiply(y).mod(p).equals(right);
    }
}
