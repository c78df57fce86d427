package org.chengxin.encoding;

/** How values of one type look in canonical JSON. */
interface Shape {

    /** Writes a value of the type. */
    void write(CanonicalWriter out, Object value);

    /** Reads a value of the type from where the reader stands. */
    Object read(StrictReader in);
}
