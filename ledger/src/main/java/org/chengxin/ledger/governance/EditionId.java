package org.chengxin.ledger.governance;

import org.chengxin.encoding.Text;

/** The id of an edition of the display rules, given by vote: 1 to 32 of {@code A-Z}, {@code 0-9} and {@code -}. */
public record EditionId(String text) implements Text, Comparable<EditionId> {

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the length or a character is wrong
     */
    public EditionId {
        ItemId.requireId("an edition id", text);
    }

    /** By the characters' code points, as paths are ordered. */
    @Override
    public int compareTo(EditionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
