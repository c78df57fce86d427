package org.chengxin.ledger;

import java.util.Arrays;
import org.chengxin.encoding.Text;

/**
 * A unified social credit code (统一社会信用代码): 18 characters that identify an organisation, in capitals, with the
 * check character of GB 32100-2015.
 */
public record Uscc(String text) implements Text, Comparable<Uscc> {

    /** Number of characters. */
    public static final int LENGTH = 18;

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;
    private static final String SOLE_TRADER = "92";
    private static final byte[] VALUES = values();

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException when the length, a character or the check character is wrong
     */
    public Uscc {
        if (text.length() != LENGTH) throw new IllegalArgumentException("a USCC has " + LENGTH + " characters");
        if (text.charAt(LENGTH - 1) != checkCharacter(text))
            throw new IllegalArgumentException("a USCC is in capitals and ends with its check character");
    }

    /**
     * The check character that belongs to the first 17 characters of {@code text} (GB 32100-2015, 4.6).
     *
     * @throws IllegalArgumentException when there are fewer than 17 characters or one is outside the alphabet
     */
    public static char checkCharacter(String text) {
        if (text.length() < LENGTH - 1) throw new IllegalArgumentException("a USCC has " + LENGTH + " characters");
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += value(text.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /**
     * Whether the code belongs to a sole trader (个体工商户, prefix 92), who is a natural person in every rule here and
     * never has anything on the ledger.
     */
    public boolean ofNaturalPerson() {
        return text.startsWith(SOLE_TRADER);
    }

    /** By the characters' code points, as paths are ordered. */
    @Override
    public int compareTo(Uscc other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static int value(char character) {
        int value = character < VALUES.length ? VALUES[character] : -1;
        if (value < 0)
            throw new IllegalArgumentException("a USCC has only digits and capitals other than I, O, S, V, Z");
        return value;
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) values[ALPHABET.charAt(i)] = (byte) i;
        return values;
    }
}
