package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Base64UrlTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void the_vectors_of_rfc_4648_hold_without_padding() {
        String[][] vectors = {
            {"", ""},
            {"f", "Zg"},
            {"fo", "Zm8"},
            {"foo", "Zm9v"},
            {"foob", "Zm9vYg"},
            {"fooba", "Zm9vYmE"},
            {"foobar", "Zm9vYmFy"}
        };
        for (String[] vector : vectors) {
            assertEquals(vector[1], Base64Url.encode(vector[0].getBytes(StandardCharsets.US_ASCII)));
            assertArrayEquals(vector[0].getBytes(StandardCharsets.US_ASCII), Base64Url.decode(vector[1]));
        }
    }

    @Test
    void every_last_character_is_accepted_only_without_stray_bits() {
        for (int i = 0; i < ALPHABET.length(); i++) {
            char last = ALPHABET.charAt(i);
            for (String head : new String[] {"A", "AA"}) {
                String text = head + last;
                int strayBits = head.length() == 1 ? 0x0f : 0x03;
                if ((ALPHABET.indexOf(last) & strayBits) == 0)
                    assertEquals(text, Base64Url.encode(Base64Url.decode(text)));
                else assertRefused(text);
            }
        }
    }

    @Test
    void padding_white_space_and_the_other_alphabet_are_refused() {
        for (String text : new String[] {
            "Zg==", "Zm8=", "Z", "Zm9vY", "+_-A", "/AAA", "Zm 9v", "Zm9v\n", "Zm=v", "=", "==", "示例ABCD", "Zg\u0000A"
        }) assertRefused(text);
    }

    @Test
    void bytes_of_every_length_come_back() {
        SplittableRandom random = new SplittableRandom(42);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, Base64Url.decode(Base64Url.encode(bytes)), "seed 42, length " + length);
            assertEquals(Bytes.of(bytes), Bytes.ofHex(Bytes.of(bytes).toHex()));
        }
    }

    @Test
    void bytes_are_ordered_without_sign() {
        assertEquals(1, Integer.signum(Bytes.ofHex("ff").compareTo(Bytes.ofHex("7f"))));
        assertEquals(-1, Integer.signum(Bytes.ofHex("00").compareTo(Bytes.ofHex("0000"))));
    }

    private static void assertRefused(String text) {
        assertEquals(
                MalformedException.Fault.BASE64URL,
                assertThrows(MalformedException.class, () -> Base64Url.decode(text), text)
                        .fault());
    }
}
