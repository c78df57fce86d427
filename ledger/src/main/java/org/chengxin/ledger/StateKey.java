package org.chengxin.ledger;

/**
 * A place in the state and the type of what is kept there. Implemented by one record per kind of value, whose
 * components make the path.
 *
 * @param <V> type of the value
 */
public interface StateKey<V> {

    /** The path: ASCII, parts separated by {@code /}, with no part that a submitter may choose freely. */
    String path();

    /** The type that the codec writes at this path. */
    Class<V> type();
}
