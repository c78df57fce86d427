package org.chengxin.ledger;

import java.util.Optional;

/** Where the ledger reads a committed state from. */
@FunctionalInterface
public interface StateReader {

    /** The canonical bytes at a path, if there is a value. The ledger does not write to the array. */
    Optional<byte[]> get(String path);
}
