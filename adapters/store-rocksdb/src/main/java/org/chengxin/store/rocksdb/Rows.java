package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.Leaf;

/**
 * Bytes of rows. A leaf, under its key hash: length of the path in two bytes, path, value. A transaction, under its id:
 * height in eight bytes, index in four, code in one, reason. Numbers are big-endian.
 */
final class Rows {

    private static final int PATH_AT = Short.BYTES;
    private static final int REASON_AT = Long.BYTES + Integer.BYTES + 1;

    private Rows() {}

    /** In the order of the keys: what is in memory is sorted, and the places of neighbours are found near each other. */
    static <T, K extends Comparable<K>> List<T> inOrder(Collection<T> rows, Function<T, K> key) {
        return rows.stream().sorted(Comparator.comparing(key)).toList();
    }

    static byte[] of(String path, Bytes value) {
        byte[] row = new byte[PATH_AT + path.length() + value.size()];
        row[0] = (byte) (path.length() >> Byte.SIZE);
        row[1] = (byte) path.length();
        System.arraycopy(path.getBytes(US_ASCII), 0, row, PATH_AT, path.length());
        System.arraycopy(value.shared(), 0, row, PATH_AT + path.length(), value.size());
        return row;
    }

    static Leaf leaf(byte[] row) {
        return new Leaf(new String(row, PATH_AT, pathLength(row), US_ASCII), Bytes.owned(value(row)));
    }

    static byte[] value(byte[] row) {
        return Arrays.copyOfRange(row, PATH_AT + pathLength(row), row.length);
    }

    private static int pathLength(byte[] row) {
        return ((row[0] & 0xff) << Byte.SIZE) | (row[1] & 0xff);
    }

    static byte[] of(IndexedTransaction transaction) {
        byte[] reason = transaction.result().reason().getBytes(US_ASCII);
        return ByteBuffer.allocate(REASON_AT + reason.length)
                .putLong(transaction.height())
                .putInt(transaction.index())
                .put((byte) transaction.result().code())
                .put(reason)
                .array();
    }

    static IndexedTransaction transaction(TransactionId id, byte[] row) {
        ByteBuffer buffer = ByteBuffer.wrap(row);
        long height = buffer.getLong();
        int index = buffer.getInt();
        int code = buffer.get();
        String reason = new String(row, REASON_AT, row.length - REASON_AT, US_ASCII);
        return new IndexedTransaction(id, height, index, new TransactionResult(code, reason));
    }
}
