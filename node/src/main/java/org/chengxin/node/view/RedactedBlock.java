package org.chengxin.node.view;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.Header;

/**
 * A block as it may be served now. Its header still verifies: {@code data_hash} is a Merkle root over the SHA-256 of
 * each transaction, and every entry has one.
 *
 * @param header  the header
 * @param entries one for each transaction, in order
 * @param commit  the signatures on this header
 */
public record RedactedBlock(Header header, List<Entry> entries, Commit commit) {

    /** Keeps the list from changing. */
    public RedactedBlock {
        entries = List.copyOf(entries);
    }

    /** A transaction, or what is left of it. */
    public sealed interface Entry {

        /** SHA-256 of its bytes. */
        Bytes hash();

        /**
         * What came of it, as the next header's {@code last_results_hash} proves; empty when the node does not remember. Of
         * a hidden one it says which rule refused it, and not whom; without it the others of the block cannot be proven.
         */
        Optional<TransactionResult> result();

        /**
         * It may be shown.
         *
         * @param hash SHA-256 of its bytes
         * @param result what came of it
         * @param jws  its bytes
         */
        record Shown(Bytes hash, Optional<TransactionResult> result, Bytes jws) implements Entry {}

        /**
         * It is about something that is not public any more, or never became public.
         *
         * @param hash SHA-256 of its bytes
         * @param result what came of it
         */
        record Hidden(Bytes hash, Optional<TransactionResult> result) implements Entry {}
    }
}
