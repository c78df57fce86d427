package org.chengxin.merkle.cometbft;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * The part of a transaction's result that every node must agree on.
 *
 * @param code 0 for accepted
 * @param data what the application answers
 * @param gasWanted gas asked for
 * @param gasUsed gas used
 */
public record ExecTxResult(int code, Bytes data, long gasWanted, long gasUsed) {

    /** Checks that no number is negative. */
    public ExecTxResult {
        if (code < 0 || gasWanted < 0 || gasUsed < 0) throw new IllegalArgumentException("negative number in a result");
    }

    /** A result of an application that has no gas. */
    public ExecTxResult(int code, Bytes data) {
        this(code, data, 0, 0);
    }

    /** {@code Header.lastResultsHash} of the next block: the RFC 6962 root over the encoded results. */
    public static Bytes hash(List<ExecTxResult> results) {
        return Rfc6962.root(results.stream().map(ExecTxResult::encode).toList());
    }

    byte[] encode() {
        return new ProtobufWriter()
                .integer(1, code)
                .bytes(2, data)
                .integer(5, gasWanted)
                .integer(6, gasUsed)
                .toByteArray();
    }
}
