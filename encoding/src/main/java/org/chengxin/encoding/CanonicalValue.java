package org.chengxin.encoding;

/** Any value in canonical JSON, kept as its bytes. As a component it is written as it stands. */
public record CanonicalValue(Bytes bytes) {

    /**
     * Checks that the bytes are canonical JSON.
     *
     * @throws MalformedException when they are not
     */
    public CanonicalValue {
        Json.requireCanonical(bytes.shared());
    }
}
