package org.chengxin.signatures.jca;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.chengxin.signatures.jca.Edwards25519.Point;

/**
 * Makes signatures at every edge where verifiers are known to differ, and says of each what the one rule decides. The
 * cases are those of Chalkias, Garillot and Nikolaenko, "Taming the many EdDSAs" (2020), table 6, and of the CCTV
 * project's description of its Ed25519 vectors, made anew from a seed and extended to every pair of torsion components.
 */
final class Ed25519Cases {

    private static final long SEED = 20261124;
    private static final BigInteger EIGHT = BigInteger.valueOf(8);

    private final Random random = new Random(SEED);
    private final List<Point> torsion = Edwards25519.torsion();
    private final List<byte[]> small = Edwards25519.encodingsOfSmallOrder();
    private final List<KnownAnswer> made = new ArrayList<>();

    private Ed25519Cases() {}

    /** What the verifier runs at its start: each class of case, few of each. */
    static List<KnownAnswer> forEveryStart() {
        Ed25519Cases cases = new Ed25519Cases();
        cases.ofTheStandard();
        cases.everyPairOfTorsionComponents();
        cases.smallOrder(5);
        cases.largeScalars();
        cases.unreducedPoints();
        cases.damage();
        return List.copyOf(cases.made);
    }

    /** What only the tests run: all pairs of encodings of small order. */
    static List<KnownAnswer> ofSmallOrder() {
        Ed25519Cases cases = new Ed25519Cases();
        cases.smallOrder(1);
        return List.copyOf(cases.made);
    }

    /** RFC 8032, section 7.1, tests 1 to 3. */
    private void ofTheStandard() {
        accept(
                "RFC 8032 test 1",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        accept(
                "RFC 8032 test 2",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        accept(
                "RFC 8032 test 3",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    /** A = aB + T, R = rB + U: valid without cofactor exactly when U + [k]T vanishes, with cofactor always. */
    private void everyPairOfTorsionComponents() {
        for (int ofKey = 0; ofKey < 8; ofKey++)
            for (int ofNonce = 0; ofNonce < 8; ofNonce++) {
                boolean canCancel = Integer.lowestOneBit(ofKey | 8) <= Integer.lowestOneBit(ofNonce | 8);
                boolean canRemain = ofKey != 0 || ofNonce != 0;
                if (canCancel) made.add(withTorsion(ofKey, ofNonce, true));
                if (canRemain) made.add(withTorsion(ofKey, ofNonce, false));
            }
    }

    private KnownAnswer withTorsion(int ofKey, int ofNonce, boolean cancels) {
        BigInteger a = scalar();
        BigInteger r = scalar();
        byte[] key = Point.BASE.times(a).plus(torsion.get(ofKey)).encode();
        byte[] nonce = Point.BASE.times(r).plus(torsion.get(ofNonce)).encode();
        for (int attempt = 0; ; attempt++) {
            byte[] message =
                    ("torsion " + ofKey + " and " + ofNonce + ", message " + attempt).getBytes(StandardCharsets.UTF_8);
            BigInteger k = Edwards25519.challenge(nonce, key, message);
            long residue = k.multiply(BigInteger.valueOf(ofKey))
                    .add(BigInteger.valueOf(ofNonce))
                    .mod(EIGHT)
                    .longValueExact();
            if ((residue == 0) != cancels) continue;
            BigInteger s = r.add(k.multiply(a)).mod(Edwards25519.L);
            String name = "A with torsion " + ofKey + ", R with torsion " + ofNonce + ", residue " + residue;
            return new KnownAnswer(name, cancels, key, message, join(nonce, s));
        }
    }

    /** Keys and nonces of small order in all their encodings, together and with a sound other half. */
    private void smallOrder(int step) {
        byte[] message = "small order".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < small.size() * small.size(); i += step)
            refuse(
                    "A and R of small order, encodings " + i / small.size() + " and " + i % small.size(),
                    small.get(i / small.size()),
                    message,
                    join(small.get(i % small.size()), BigInteger.ZERO));
        for (int i = 0; i < small.size(); i++) {
            BigInteger secret = scalar();
            byte[] sound = Point.BASE.times(secret).encode();
            refuse("A of small order, encoding " + i, small.get(i), message, join(sound, secret));
            byte[] nonce = small.get(i);
            BigInteger k = Edwards25519.challenge(nonce, sound, message);
            refuse(
                    "R of small order, encoding " + i,
                    sound,
                    message,
                    join(nonce, k.multiply(secret).mod(Edwards25519.L)));
        }
    }

    /** S + nL verifies wherever S does, unless the verifier looks. */
    private void largeScalars() {
        BigInteger a = scalar();
        BigInteger r = scalar();
        byte[] key = Point.BASE.times(a).encode();
        byte[] nonce = Point.BASE.times(r).encode();
        byte[] message = "large scalars".getBytes(StandardCharsets.UTF_8);
        BigInteger s =
                r.add(Edwards25519.challenge(nonce, key, message).multiply(a)).mod(Edwards25519.L);
        made.add(new KnownAnswer("S below L", true, key, message, join(nonce, s)));
        for (int times = 1; ; times++) {
            BigInteger larger = s.add(Edwards25519.L.multiply(BigInteger.valueOf(times)));
            if (larger.bitLength() > 256) break;
            refuse("S + " + times + "L", key, message, join(nonce, larger));
        }
        refuse("S is L", key, message, join(nonce, Edwards25519.L));
        refuse(
                "S is 2^256 - 1",
                key,
                message,
                join(nonce, BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
        for (int bit = 253; bit < 256; bit++) refuse("S with bit " + bit, key, message, join(nonce, s.setBit(bit)));
    }

    /** A y from p to 2^255 - 1 stands for y - p in decoders that reduce. */
    private void unreducedPoints() {
        byte[] message = "unreduced".getBytes(StandardCharsets.UTF_8);
        for (int over = 0; over < 19; over++) {
            if (!Point.exists(BigInteger.valueOf(over))) continue;
            for (boolean sign : new boolean[] {false, true}) {
                byte[] unreduced = Point.encode(Edwards25519.P.add(BigInteger.valueOf(over)), sign);
                BigInteger secret = scalar();
                byte[] sound = Point.BASE.times(secret).encode();
                refuse("A is p + " + over + (sign ? ", odd" : ", even"), unreduced, message, join(sound, secret));
                refuse("R is p + " + over + (sign ? ", odd" : ", even"), sound, message, join(unreduced, secret));
            }
        }
        BigInteger offCurve = BigInteger.TWO;
        while (Point.exists(offCurve)) offCurve = offCurve.add(BigInteger.ONE);
        BigInteger secret = scalar();
        byte[] sound = Point.BASE.times(secret).encode();
        refuse("A is on no curve", Point.encode(offCurve, false), message, join(sound, secret));
        refuse("R is on no curve", sound, message, join(Point.encode(offCurve, false), secret));
    }

    /** A sound signature with one bit changed, of another message, by another key, too short, too long. */
    private void damage() {
        BigInteger a = scalar();
        BigInteger r = scalar();
        byte[] key = Point.BASE.times(a).encode();
        byte[] nonce = Point.BASE.times(r).encode();
        byte[] message = "damage".getBytes(StandardCharsets.UTF_8);
        BigInteger s =
                r.add(Edwards25519.challenge(nonce, key, message).multiply(a)).mod(Edwards25519.L);
        byte[] signature = join(nonce, s);
        made.add(new KnownAnswer("undamaged", true, key, message, signature));
        for (int bit = 0; bit < 512; bit += 73) refuse("bit " + bit + " of S or R", key, message, flip(signature, bit));
        for (int bit = 0; bit < 256; bit += 51) refuse("bit " + bit + " of A", flip(key, bit), message, signature);
        refuse("bit of the message", key, flip(message, 0), signature);
        refuse("no message", key, new byte[0], signature);
        refuse("another key", Point.BASE.times(scalar()).encode(), message, signature);
        refuse("no signature", key, message, new byte[0]);
        refuse("63 bytes", key, message, Arrays.copyOf(signature, 63));
        refuse("65 bytes", key, message, Arrays.copyOf(signature, 65));
        refuse("key of 31 bytes", Arrays.copyOf(key, 31), message, signature);
        refuse("key of 33 bytes", Arrays.copyOf(key, 33), message, signature);
    }

    private void accept(String name, String key, String message, String signature) {
        HexFormat hex = HexFormat.of();
        made.add(new KnownAnswer(name, true, hex.parseHex(key), hex.parseHex(message), hex.parseHex(signature)));
    }

    private void refuse(String name, byte[] key, byte[] message, byte[] signature) {
        made.add(new KnownAnswer(name, false, key, message, signature));
    }

    private BigInteger scalar() {
        return new BigInteger(256, random).mod(Edwards25519.L);
    }

    private static byte[] join(byte[] nonce, BigInteger s) {
        byte[] signature = Arrays.copyOf(nonce, 64);
        System.arraycopy(Edwards25519.littleEndian(s), 0, signature, 32, 32);
        return signature;
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
