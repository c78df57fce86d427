package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionId;
import org.chengxin.node.port.Backup;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.port.StateStore;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompressionType;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;

/**
 * State in RocksDB. A batch is one write, through the write-ahead log and without a sync: the engine's log is the truth,
 * and delivers again what a loss of power took.
 */
public final class RocksStateStore implements StateStore, Backup {

    /** What is in the files, and its version. */
    public static final String FORMAT = "chengxin-state-1";

    private static final byte[] COMMITTED = "committed".getBytes(UTF_8);
    private static final Codec<Committed> COMMITTED_CODEC = Codec.of(Committed.class);
    private static final int ROW_GUESS_BYTES = 512;
    private static final long TABLE_BYTES = 64 << 20;

    private final Database database;
    private final ColumnFamilyHandle marks;
    private final ColumnFamilyHandle leaves;
    private final ColumnFamilyHandle transactions;

    private RocksStateStore(Database database) {
        this.database = database;
        this.marks = database.family(0);
        this.leaves = database.family(1);
        this.transactions = database.family(2);
    }

    /**
     * Opens the state in a directory, or begins it there.
     *
     * @throws org.chengxin.node.NodeException when the files are in use, damaged, of another chain or of a newer release
     */
    public static RocksStateStore open(Path directory, Identity identity, Memory memory) {
        var tuning = new Tuning(memory, CompressionType.LZ4_COMPRESSION, TABLE_BYTES);
        return new RocksStateStore(
                Database.open(directory, FORMAT, identity, List.of("leaves", "transactions"), tuning));
    }

    /**
     * Looks whether a directory has nothing yet or the state of this chain. Changes nothing.
     *
     * @throws org.chengxin.node.NodeException when {@link #open} would refuse it
     */
    public static void examine(Path directory, Identity identity, Memory memory) {
        var tuning = new Tuning(memory, CompressionType.LZ4_COMPRESSION, TABLE_BYTES);
        Database.examine(directory, FORMAT, identity, List.of("leaves", "transactions"), tuning);
    }

    @Override
    public Optional<Committed> committed() {
        return find(marks, COMMITTED).map(COMMITTED_CODEC::decode);
    }

    @Override
    public Optional<byte[]> get(String path) {
        return find(leaves, Sha256.of(path.getBytes(UTF_8))).map(Rows::value);
    }

    @Override
    public Optional<Leaf> leaf(Bytes keyHash) {
        return find(leaves, keyHash.shared()).map(Rows::leaf);
    }

    @Override
    public Optional<IndexedTransaction> transaction(TransactionId id) {
        return find(transactions, id.bytes().shared()).map(row -> Rows.transaction(id, row));
    }

    private Optional<byte[]> find(ColumnFamilyHandle family, byte[] key) {
        return database.use(rocks -> Optional.ofNullable(rocks.get(family, key)));
    }

    @Override
    public void scan(int firstByte, int lastByte, LeafVisitor visitor) {
        database.use(rocks -> {
            scan(rocks, firstByte, lastByte, visitor);
            return leaves;
        });
    }

    private void scan(RocksDB rocks, int firstByte, int lastByte, LeafVisitor visitor) throws RocksDBException {
        try (var options = new ReadOptions().setFillCache(false);
                var end = new Slice(end(lastByte));
                var bounded = lastByte == 255 ? options : options.setIterateUpperBound(end);
                RocksIterator rows = rocks.newIterator(leaves, bounded)) {
            for (rows.seek(new byte[] {(byte) firstByte}); rows.isValid(); rows.next())
                visitor.visit(Bytes.owned(rows.key()), Rows.leaf(rows.value()));
            rows.status();
        }
    }

    private static byte[] end(int lastByte) {
        return new byte[] {(byte) (lastByte + 1)};
    }

    @Override
    public void commit(StateBatch batch) {
        database.use(rocks -> {
            try (var writes = new WriteBatch(ROW_GUESS_BYTES * batch.leaves().size())) {
                for (LeafWrite leaf : Rows.inOrder(batch.leaves(), LeafWrite::keyHash)) write(writes, leaf);
                for (IndexedTransaction transaction : Rows.inOrder(batch.transactions(), IndexedTransaction::id))
                    writes.put(transactions, transaction.id().bytes().shared(), Rows.of(transaction));
                writes.put(marks, COMMITTED, COMMITTED_CODEC.encode(batch.committed()));
                rocks.write(database.tuning().unsynced(), writes);
            }
            return leaves;
        });
    }

    private void write(WriteBatch writes, LeafWrite leaf) throws RocksDBException {
        if (leaf.value().isPresent())
            writes.put(
                    leaves,
                    leaf.keyHash().shared(),
                    Rows.of(leaf.path(), leaf.value().get()));
        else writes.delete(leaves, leaf.keyHash().shared());
    }

    @Override
    public void copyTo(Path directory) {
        database.copyTo(directory);
    }

    @Override
    public void close() {
        database.close();
    }
}
