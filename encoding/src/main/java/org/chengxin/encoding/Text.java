package org.chengxin.encoding;

/**
 * A value that canonical JSON writes as a string. Implemented by records with exactly one component, a
 * {@link String}, whose constructor throws {@link IllegalArgumentException} for texts that are not such a value.
 */
public interface Text {

    /** The text, from which the constructor makes an equal value. */
    String text();
}
