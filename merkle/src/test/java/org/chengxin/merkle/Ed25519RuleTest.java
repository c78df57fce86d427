package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.junit.jupiter.api.Test;

class Ed25519RuleTest {

    /** RFC 8032, section 7.1: public key, message, signature of TEST 1, 2 and 3. */
    private static final List<List<String>> RFC_8032 = List.of(
            List.of(
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "",
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
            List.of(
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    "72",
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
            List.of(
                    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                    "af82",
                    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

    /** y of the points of small order, canonical and not: 0, 1, −1, the two of order 8, then p, p + 1. */
    private static final List<String> SMALL_ORDER = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private static byte[] hex(String digits) {
        return Bytes.ofHex(digits).toArray();
    }

    private static boolean accepted(StrangeSignatures.Case one) {
        return Ed25519Rule.verify(
                one.publicKey().shared(),
                one.message().shared(),
                one.signature().shared());
    }

    private static boolean acceptedByZip215(StrangeSignatures.Case one) {
        return Zip215.verify(
                one.publicKey().shared(),
                one.message().shared(),
                one.signature().shared());
    }

    @Test
    void the_vectors_of_rfc_8032_are_accepted_and_every_flipped_bit_is_refused() {
        for (List<String> vector : RFC_8032) {
            byte[] key = hex(vector.get(0));
            byte[] message = hex(vector.get(1));
            byte[] signature = hex(vector.get(2));
            assertTrue(Ed25519Rule.verify(key, message, signature));
            assertTrue(Zip215.verify(key, message, signature));
            for (int bit = 0; bit < 512; bit += 3) {
                byte[] other = signature.clone();
                other[bit / 8] ^= (byte) (1 << (bit % 8));
                assertFalse(Ed25519Rule.verify(key, message, other), "bit " + bit);
            }
        }
    }

    @Test
    void keys_and_nonces_of_small_order_are_refused_in_every_writing() {
        byte[] good = hex(RFC_8032.get(0).get(2));
        byte[] key = hex(RFC_8032.get(0).get(0));
        for (String y : SMALL_ORDER) {
            for (int sign : new int[] {0, 0x80}) {
                byte[] point = hex(y);
                point[31] |= (byte) sign;
                assertFalse(Ed25519Rule.acceptsKey(point), y);
                assertFalse(Ed25519Rule.precheck(point, good), y);
                byte[] signature = good.clone();
                System.arraycopy(point, 0, signature, 0, 32);
                assertFalse(Ed25519Rule.precheck(key, signature), y);
                assertTrue(Zip215.hasSmallOrder(point), y);
            }
        }
        assertFalse(Zip215.hasSmallOrder(key));
    }

    @Test
    void points_that_are_not_reduced_are_refused() {
        byte[] key = hex(RFC_8032.get(0).get(0));
        byte[] signature = hex(RFC_8032.get(0).get(2));
        for (int above = 0; above < 19; above++) {
            byte[] point = hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
            point[0] += (byte) above;
            assertFalse(Ed25519Rule.acceptsKey(point));
            byte[] other = signature.clone();
            System.arraycopy(point, 0, other, 0, 32);
            assertFalse(Ed25519Rule.precheck(key, other));
        }
    }

    @Test
    void an_s_that_is_not_below_the_order_is_refused() {
        byte[] key = hex(RFC_8032.get(0).get(0));
        Bytes larger = StrangeSignatures.withLargerS(Bytes.ofHex(RFC_8032.get(0).get(2)));
        assertFalse(Ed25519Rule.precheck(key, larger.shared()));
        assertFalse(Ed25519Rule.verify(key, new byte[0], larger.shared()));
        assertFalse(Zip215.verify(key, new byte[0], larger.shared()));
    }

    @Test
    void lengths_other_than_32_and_64_are_refused() {
        byte[] key = hex(RFC_8032.get(0).get(0));
        byte[] signature = hex(RFC_8032.get(0).get(2));
        assertFalse(Ed25519Rule.precheck(Arrays.copyOf(key, 31), signature));
        assertFalse(Ed25519Rule.precheck(Arrays.copyOf(key, 33), signature));
        assertFalse(Ed25519Rule.precheck(key, Arrays.copyOf(signature, 63)));
        assertFalse(Ed25519Rule.precheck(key, Arrays.copyOf(signature, 65)));
        assertFalse(Zip215.verify(key, new byte[0], Arrays.copyOf(signature, 63)));
    }

    @Test
    void a_key_that_is_not_on_the_curve_verifies_nothing() {
        byte[] key = hex("0200000000000000000000000000000000000000000000000000000000000000");
        assertFalse(Ed25519Rule.verify(key, new byte[0], hex(RFC_8032.get(0).get(2))));
        assertFalse(Zip215.verify(key, new byte[0], hex(RFC_8032.get(0).get(2))));
    }

    @Test
    void with_parts_of_small_order_the_equation_holds_without_cofactor_or_the_signature_is_refused() {
        var chance = new Random(215);
        int strange = 0;
        for (int torsionOfKey = 0; torsionOfKey < 8; torsionOfKey++) {
            for (int torsionOfR = 0; torsionOfR < 8; torsionOfR++) {
                byte[] message = ("vote " + torsionOfKey + " " + torsionOfR).getBytes(StandardCharsets.US_ASCII);
                StrangeSignatures.Case one = StrangeSignatures.sign(chance, torsionOfKey, torsionOfR, message);
                assertEquals(one.cofactorless(), accepted(one), torsionOfKey + " " + torsionOfR);
                assertTrue(acceptedByZip215(one));
                if (!one.cofactorless()) strange++;
                var other = new StrangeSignatures.Case(
                        one.publicKey(), Bytes.owned(new byte[] {1}), one.signature(), one.cofactorless());
                assertFalse(accepted(other));
                assertFalse(acceptedByZip215(other));
            }
        }
        assertTrue(strange > 40, "only " + strange + " strange signatures");
    }
}
