package org.chengxin.ledger.governance;

import org.chengxin.encoding.Text;

/** The id of a catalogue item, given by vote: 1 to 32 of {@code A-Z}, {@code 0-9} and {@code -}. */
public record ItemId(String text) implements Text, Comparable<ItemId> {

    /** Most characters. */
    public static final int MAX_LENGTH = 32;

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the length or a character is wrong
     */
    public ItemId {
        requireId("an item id", text);
    }

    /** By the characters' code points, as paths are ordered. */
    @Override
    public int compareTo(ItemId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Refuses a text that cannot be a part of a path. */
    static void requireId(String what, String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH)
            throw new IllegalArgumentException(what + " has 1 to " + MAX_LENGTH + " characters");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean allowed = (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
            if (!allowed && character != '-') throw new IllegalArgumentException(what + " has only A-Z, 0-9 and -");
        }
    }
}
