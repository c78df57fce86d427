package org.chengxin.content;

import org.chengxin.encoding.Bytes;

/**
 * A content and who holds it.
 *
 * @param holder  SHA-256 of the path of the record that shows it, 32 bytes
 * @param opening content and salt
 */
public record HeldContent(Bytes holder, ContentOpening opening) {

    /** The holding, whose commitment is the one that the opening opens. */
    public Holding holding() {
        return new Holding(opening.commitment(), holder);
    }
}
