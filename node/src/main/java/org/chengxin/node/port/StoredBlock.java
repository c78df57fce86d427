package org.chengxin.node.port;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.Header;

/**
 * A decided block as the engine keeps it.
 *
 * @param header       its header
 * @param transactions bytes of each transaction, in order, unredacted: never served as they are
 * @param commit       the signatures on this very header
 */
public record StoredBlock(Header header, List<Bytes> transactions, Commit commit) {

    /** Keeps the list from changing. */
    public StoredBlock {
        transactions = List.copyOf(transactions);
    }
}
