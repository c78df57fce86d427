package org.chengxin.ledger.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyRulesTest {

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5866666666666666666666666666666666666666666666666666666666666666", // the base point
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", // RFC 8032, 7.1, test 1
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", // RFC 8032, 7.1, test 2
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025" // RFC 8032, 7.1, test 3
            })
    void an_ed25519_key_of_prime_order_is_allowed(String hex) {
        assertTrue(PublicKeyRules.allow(Jwk.ed25519(Bytes.ofHex(hex))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000", // order 1
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                "0000000000000000000000000000000000000000000000000000000000000000", // order 4
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // order 8
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void an_ed25519_key_of_small_order_is_refused(String hex) {
        assertFalse(PublicKeyRules.allow(Jwk.ed25519(Bytes.ofHex(hex))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000080", // x = 0 with a sign
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p + 1
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p + 3, a point if reduced
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000" // no point has y = 2
            })
    void an_ed25519_key_that_is_not_canonical_or_no_point_is_refused(String hex) {
        assertFalse(PublicKeyRules.allow(Jwk.ed25519(Bytes.ofHex(hex))));
    }

    @Test
    void an_ed25519_key_of_mixed_order_is_refused() {
        for (int i = 0; i < 5; i++) {
            var good = InsecureTestKeys.ed25519(TestGenesis.company(1), "mixed " + i)
                    .jwk();
            assertTrue(PublicKeyRules.allow(good), "key " + i);
            assertFalse(PublicKeyRules.allow(Jwk.ed25519(plusOrderTwo(good.x()))), "key " + i);
        }
    }

    @Test
    void a_p_256_key_on_the_curve_is_allowed_and_one_beside_it_refused() {
        var good = InsecureTestKeys.es256(TestGenesis.company(1), "p-256").jwk();
        Bytes x = good.x();
        Bytes y = good.y().orElseThrow();
        assertTrue(PublicKeyRules.allow(good));
        assertFalse(PublicKeyRules.allow(Jwk.p256(x, lastBitFlipped(y))));
        assertFalse(PublicKeyRules.allow(Jwk.p256(lastBitFlipped(x), y)));
        assertFalse(PublicKeyRules.allow(Jwk.p256(Bytes.owned(new byte[32]), Bytes.owned(new byte[32]))));
        assertFalse(PublicKeyRules.allow(Jwk.sm2(x, y)));
    }

    @Test
    void a_p_256_coordinate_that_is_not_below_p_is_refused_though_it_would_be_a_point_if_reduced() {
        var p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        // (5, y) is on the curve; 5 + p still has 32 bytes
        var y = Bytes.ofHex("459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc");
        assertTrue(PublicKeyRules.allow(Jwk.p256(bytes(BigInteger.valueOf(5)), y)));
        assertFalse(PublicKeyRules.allow(Jwk.p256(bytes(p.add(BigInteger.valueOf(5))), y)));
    }

    @Test
    void the_sm2_key_of_gb_t_32918_5_is_allowed_and_one_beside_it_refused() {
        var x = Bytes.ofHex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020");
        var y = Bytes.ofHex("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        assertTrue(PublicKeyRules.allow(Jwk.sm2(x, y)));
        assertFalse(PublicKeyRules.allow(Jwk.sm2(x, lastBitFlipped(y))));
        assertFalse(PublicKeyRules.allow(Jwk.p256(x, y)));
    }

    /** Adds the point (0, −1), which is (x, y) to (−x, −y). */
    private static Bytes plusOrderTwo(Bytes key) {
        byte[] bigEndian = reversed(key.toArray());
        boolean odd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        byte[] negated = bytes(P.subtract(new BigInteger(1, bigEndian))).toArray();
        if (!odd) negated[0] |= (byte) 0x80;
        return Bytes.owned(reversed(negated));
    }

    private static Bytes lastBitFlipped(Bytes bytes) {
        byte[] flipped = bytes.toArray();
        flipped[flipped.length - 1] ^= 1;
        return Bytes.owned(flipped);
    }

    private static Bytes bytes(BigInteger value) {
        byte[] bytes = new byte[32];
        byte[] signed = value.toByteArray();
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return Bytes.owned(bytes);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return reversed;
    }
}
