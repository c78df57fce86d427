package org.chengxin.ledger;

import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Text;

/** The JWK thumbprint of a public key (RFC 7638 with SHA-256), 43 characters of base64url. */
public record Thumbprint(String text) implements Text, Comparable<Thumbprint> {

    /** Number of characters. */
    public static final int LENGTH = 43;

    /**
     * Reads a thumbprint.
     *
     * @throws IllegalArgumentException when the text is not canonical base64url of 32 bytes
     */
    public Thumbprint {
        requireHash("a thumbprint", text);
    }

    /** The thumbprint that is this hash. */
    public static Thumbprint of(Bytes hash) {
        return new Thumbprint(hash.toBase64Url());
    }

    /** By the characters' code points, as paths are ordered. */
    @Override
    public int compareTo(Thumbprint other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Refuses a text that is not the canonical base64url of 32 bytes: 43 characters make no other number. */
    static void requireHash(String what, String text) {
        if (text.length() != LENGTH) throw new IllegalArgumentException(what + " has " + LENGTH + " characters");
        try {
            Base64Url.decode(text);
        } catch (MalformedException notBase64Url) {
            throw new IllegalArgumentException(what + " is canonical base64url", notBase64Url);
        }
    }
}
