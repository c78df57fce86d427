package org.chengxin.ledger.identity;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.ledger.Jwk;

/**
 * Which public keys may be registered: points of their curve that generate the whole group that signatures are made in. A
 * key that passes makes providers agree on every signature, and cannot have been made to fit several messages.
 *
 * <p>Costs a few milliseconds for Ed25519. A transaction that waits is decided again after each block, so that the answers
 * given last are remembered; they follow from the key alone.
 */
public final class PublicKeyRules {

    /** NIST P-256 (SP 800-186, section 3.2.1.3). */
    private static final WeierstrassCurve P_256 = new WeierstrassCurve(
            hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"),
            hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"));

    /** SM2 (GB/T 32918.5-2017, section 2). */
    private static final WeierstrassCurve SM2 = new WeierstrassCurve(
            hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff"),
            hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93"));

    private static final int REMEMBERED = 4_096;
    private static final Map<Jwk, Boolean> ANSWERS = new LinkedHashMap<>();

    private PublicKeyRules() {}

    /** Whether signatures may rest on the key. */
    public static boolean allow(Jwk key) {
        synchronized (ANSWERS) {
            Boolean known = ANSWERS.get(key);
            if (known != null) return known;
        }
        boolean answer = reckon(key);
        synchronized (ANSWERS) {
            if (ANSWERS.size() >= REMEMBERED)
                ANSWERS.remove(ANSWERS.keySet().iterator().next());
            ANSWERS.put(key, answer);
        }
        return answer;
    }

    private static boolean reckon(Jwk key) {
        return switch (key.algorithm()) {
            case EDDSA ->
                EdwardsPoint.decode(key.x())
                        .filter(EdwardsPoint::isOfPrimeOrder)
                        .isPresent();
            case ES256 -> isOn(P_256, key);
            case SM2 -> isOn(SM2, key);
        };
    }

    private static boolean isOn(WeierstrassCurve curve, Jwk key) {
        return curve.has(
                new BigInteger(1, key.x().shared()),
                new BigInteger(1, key.y().orElseThrow().shared()));
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
