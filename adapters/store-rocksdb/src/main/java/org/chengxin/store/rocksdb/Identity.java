package org.chengxin.store.rocksdb;

import org.chengxin.encoding.Bytes;

/**
 * Whose data a database holds, written into it when it is made.
 *
 * @param chain       id of the chain
 * @param genesisRoot root of the chain's first state, since anyone may choose the same id again
 */
public record Identity(String chain, Bytes genesisRoot) {

    /** As it stands in the database. */
    String text() {
        return chain + " " + genesisRoot.toHex();
    }
}
