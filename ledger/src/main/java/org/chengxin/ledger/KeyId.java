package org.chengxin.ledger;

import org.chengxin.encoding.Text;

/** Names a key: {@code <uscc>#<thumbprint>}. Never used for another key, since the thumbprint is a hash of it. */
public record KeyId(String text) implements Text, Comparable<KeyId> {

    private static final char SEPARATOR = '#';
    private static final int LENGTH = Uscc.LENGTH + 1 + Thumbprint.LENGTH;

    /**
     * Reads a key id.
     *
     * @throws IllegalArgumentException when it is not a USCC, {@code #} and a thumbprint
     */
    public KeyId {
        if (text.length() != LENGTH || text.charAt(Uscc.LENGTH) != SEPARATOR)
            throw new IllegalArgumentException("a key id is a USCC, # and a thumbprint");
        new Uscc(text.substring(0, Uscc.LENGTH));
        new Thumbprint(text.substring(Uscc.LENGTH + 1));
    }

    /** The id of an organisation's key. */
    public static KeyId of(Uscc organisation, Thumbprint thumbprint) {
        return new KeyId(organisation.text() + SEPARATOR + thumbprint.text());
    }

    /** Whose key it is. */
    public Uscc organisation() {
        return new Uscc(text.substring(0, Uscc.LENGTH));
    }

    /** The hash of the key. */
    public Thumbprint thumbprint() {
        return new Thumbprint(text.substring(Uscc.LENGTH + 1));
    }

    /** The two parts as those of a path, joined by {@code /}. */
    public String path() {
        return text.replace(SEPARATOR, '/');
    }

    /** By the characters' code points. */
    @Override
    public int compareTo(KeyId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
