package org.chengxin.encoding;

/** Bytes that are not the one canonical form of a value. Carries what was wrong and where, never the bytes. */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Fault {
        /** Not JSON at all, or not at this place. */
        SYNTAX,
        /** White space, an escape or a number written otherwise than RFC 8785 writes it. */
        NOT_CANONICAL,
        /** Bytes that are not UTF-8. */
        UTF8,
        /** A surrogate without its partner. */
        LONE_SURROGATE,
        /** An integer outside ±(2^53−1), or a fraction or exponent. */
        NUMBER,
        /** A member that the type does not have. */
        UNKNOWN_MEMBER,
        /** A member that the type needs. */
        MISSING_MEMBER,
        /** A member twice. */
        DUPLICATE_MEMBER,
        /** Members in another order than RFC 8785 gives them. */
        MEMBER_ORDER,
        /** A value of another kind than the type has at this place. */
        KIND,
        /** A {@code type} or other choice that does not exist. */
        UNKNOWN_CHOICE,
        /** Characters that are not canonical base64url. */
        BASE64URL,
        /** A text, date or list that its type refuses. */
        VALUE,
        /** Nested deeper than {@link Limits#MAX_DEPTH}. */
        DEPTH,
        /** Bytes after the value. */
        TRAILING
    }

    private final Fault fault;
    private final int offset;

    /** A fault at a byte offset. */
    public MalformedException(Fault fault, int offset) {
        super(fault + " at byte " + offset, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    /** What was wrong. */
    public Fault fault() {
        return fault;
    }

    /** Offset in bytes from the start of what was read. */
    public int offset() {
        return offset;
    }
}
