package org.chengxin.node.port;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.merkle.cometbft.ExecTxResult;

/**
 * What a block came to.
 *
 * @param results one for each transaction, in order; the next header's {@code last_results_hash} is over them
 * @param appHash root of the state after the block; the next header's {@code app_hash}
 */
public record FinalizedBlock(List<TransactionResult> results, Bytes appHash) {

    /** Keeps the list from changing. */
    public FinalizedBlock {
        results = List.copyOf(results);
    }

    /** The {@code last_results_hash} of the next header. */
    public Bytes resultsHash() {
        return resultsHash(results);
    }

    /** The {@code last_results_hash} of the header after a block with these results. */
    public static Bytes resultsHash(List<TransactionResult> results) {
        return ExecTxResult.hash(results.stream()
                .map(result -> new ExecTxResult(
                        result.code(), Bytes.owned(result.reason().getBytes(StandardCharsets.UTF_8))))
                .toList());
    }
}
