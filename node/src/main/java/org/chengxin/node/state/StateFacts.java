package org.chengxin.node.state;

import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.StateStore;

/** A hash over what is known, without how it came about. */
public final class StateFacts {

    private StateFacts() {}

    /** The hash. */
    public static Bytes of(StateStore store) {
        throw new UnsupportedOperationException(store.toString());
    }
}
