package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Sha256;
import org.chengxin.node.port.Backup;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Contents in RocksDB, uncompressed, so that anyone can look through the files for a text that should be gone. A row has
 * the holding as its key, and salt and content as its value.
 *
 * <p>Destroying deletes the rows, writes what is in memory to a table file, rewrites every table file that may hold one
 * of the rows, and waits until the old files and the write-ahead log are gone. A mark is kept meanwhile: a process that
 * dies in between finishes the work when it opens the store again.
 */
public final class RocksContentStore implements ContentStore, Backup {

    /** What is in the files, and its version. */
    public static final String FORMAT = "chengxin-contents-1";

    private static final byte[] DESTROYING = "destroying".getBytes(UTF_8);
    /** Up to here each row's surroundings are rewritten, beyond it everything is. */
    private static final int FEW = 16;

    private static final long TABLE_BYTES = 8 << 20;

    private final Path directory;
    private final Database database;
    private final ColumnFamilyHandle marks;
    private final ColumnFamilyHandle contents;
    /** Held for reading by whoever holds files open; taken for writing once, to know that they have let go. */
    private final ReadWriteLock readers = new ReentrantReadWriteLock();

    private RocksContentStore(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
        this.marks = database.family(0);
        this.contents = database.family(1);
    }

    /**
     * Opens the contents in a directory, or begins them there, and finishes a destruction that was cut short.
     *
     * @throws org.chengxin.node.NodeException when the files are in use, damaged, of another chain or of a newer release
     */
    public static RocksContentStore open(Path directory, Identity identity, Memory memory) {
        var tuning = new Tuning(memory, CompressionType.NO_COMPRESSION, TABLE_BYTES);
        var store = new RocksContentStore(
                directory, Database.open(directory, FORMAT, identity, List.of("contents"), tuning));
        if (store.database.use(rocks -> rocks.get(store.marks, DESTROYING) != null)) store.purge(List.of());
        return store;
    }

    /**
     * Looks whether a directory has nothing yet or the contents of this chain. Changes nothing.
     *
     * @throws org.chengxin.node.NodeException when {@link #open} would refuse it
     */
    public static void examine(Path directory, Identity identity, Memory memory) {
        var tuning = new Tuning(memory, CompressionType.NO_COMPRESSION, TABLE_BYTES);
        Database.examine(directory, FORMAT, identity, List.of("contents"), tuning);
    }

    @Override
    public void put(Collection<StoredContent> added) {
        database.use(rocks -> {
            try (var writes = new WriteBatch()) {
                for (StoredContent content : Rows.inOrder(added, StoredContent::holding))
                    writes.put(contents, key(content.holding()), value(content));
                rocks.write(database.tuning().synced(), writes);
            }
            return contents;
        });
    }

    @Override
    public Optional<StoredContent> find(Bytes commitment) {
        return reading(rows -> {
            rows.seek(commitment.shared());
            return Optional.of(rows)
                    .filter(RocksIterator::isValid)
                    .filter(row -> holding(row.key()).commitment().equals(commitment))
                    .map(row -> content(row.key(), row.value()));
        });
    }

    @Override
    public boolean holds(Holding holding) {
        return database.use(rocks -> rocks.get(contents, key(holding)) != null);
    }

    @Override
    public void forEachHolding(Consumer<Holding> visitor) {
        reading(rows -> {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) visitor.accept(holding(rows.key()));
            return Optional.empty();
        });
    }

    /** What is done with rows. */
    private interface Reading<T> {
        Optional<T> of(RocksIterator rows) throws RocksDBException;
    }

    private <T> Optional<T> reading(Reading<T> reading) {
        readers.readLock().lock();
        try {
            return database.use(rocks -> {
                try (var options = new ReadOptions().setFillCache(false);
                        RocksIterator rows = rocks.newIterator(contents, options)) {
                    Optional<T> found = reading.of(rows);
                    rows.status();
                    return found;
                }
            });
        } finally {
            readers.readLock().unlock();
        }
    }

    @Override
    public synchronized void destroy(Collection<Holding> holdings) {
        if (holdings.isEmpty()) return;
        database.use(rocks -> {
            try (var writes = new WriteBatch()) {
                writes.put(marks, DESTROYING, DESTROYING);
                for (Holding holding : holdings) writes.delete(contents, key(holding));
                rocks.write(database.tuning().synced(), writes);
            }
            return contents;
        });
        purge(holdings.size() <= FEW ? holdings : List.of());
    }

    /** Rewrites the files around these rows, or all files when there are none, and waits until the old ones are gone. */
    private void purge(Collection<Holding> around) {
        List<Path> oldLogs = filesThatEnd(".log");
        database.flush();
        database.use(rocks -> {
            try (var options = new CompactRangeOptions()
                    .setBottommostLevelCompaction(BottommostLevelCompaction.kForce)
                    .setExclusiveManualCompaction(true)) {
                if (around.isEmpty()) rocks.compactRange(contents, null, null, options);
                for (Holding holding : around) rocks.compactRange(contents, key(holding), after(key(holding)), options);
            }
            return contents;
        });
        requireGone(oldLogs);
        database.use(rocks -> {
            rocks.delete(marks, database.tuning().synced(), DESTROYING);
            return marks;
        });
    }

    /** Whoever still reads an old file keeps it alive, so they come first. */
    private void requireGone(List<Path> oldLogs) {
        readers.writeLock().lock();
        try {
            Set<Path> left = database.use(this::deadTables);
            oldLogs.stream().filter(RocksContentStore::holdsAnything).forEach(left::add);
            if (!left.isEmpty()) throw failure("files that should be gone are there: " + left);
        } finally {
            readers.writeLock().unlock();
        }
    }

    /** Table files that no row is read from any more, while nothing makes new ones. */
    private Set<Path> deadTables(RocksDB rocks) throws RocksDBException {
        rocks.pauseBackgroundWork();
        try {
            waitForDeletions(rocks);
            Set<Path> dead = new HashSet<>(filesThatEnd(".sst"));
            dead.removeAll(tables(rocks));
            return dead;
        } finally {
            rocks.continueBackgroundWork();
        }
    }

    /** Asking for the log files while deletions are off waits for the deletions that are under way. */
    private static void waitForDeletions(RocksDB rocks) throws RocksDBException {
        rocks.disableFileDeletions();
        try {
            rocks.getSortedWalFiles();
        } finally {
            rocks.enableFileDeletions();
        }
    }

    private Set<Path> tables(RocksDB rocks) {
        return rocks.getLiveFilesMetaData().stream()
                .map(file -> directory.resolve(file.fileName().substring(1)))
                .collect(Collectors.toSet());
    }

    private List<Path> filesThatEnd(String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean holdsAnything(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static UncheckedIOException failure(String what) {
        return new UncheckedIOException(new IOException(what));
    }

    @Override
    public void copyTo(Path target) {
        database.copyTo(target);
    }

    @Override
    public void close() {
        database.close();
    }

    private static byte[] key(Holding holding) {
        byte[] key = new byte[2 * Sha256.SIZE];
        System.arraycopy(holding.commitment().shared(), 0, key, 0, Sha256.SIZE);
        System.arraycopy(holding.holder().shared(), 0, key, Sha256.SIZE, Sha256.SIZE);
        return key;
    }

    /** The least key above this one. */
    private static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    private static Holding holding(byte[] key) {
        return new Holding(part(key, 0, Sha256.SIZE), part(key, Sha256.SIZE, key.length));
    }

    private static byte[] value(StoredContent content) {
        Bytes canonical = content.content().bytes();
        byte[] value = new byte[StoredContent.SALT_BYTES + canonical.size()];
        System.arraycopy(content.salt().shared(), 0, value, 0, StoredContent.SALT_BYTES);
        System.arraycopy(canonical.shared(), 0, value, StoredContent.SALT_BYTES, canonical.size());
        return value;
    }

    private static StoredContent content(byte[] key, byte[] value) {
        return new StoredContent(
                holding(key),
                new CanonicalValue(part(value, StoredContent.SALT_BYTES, value.length)),
                part(value, 0, StoredContent.SALT_BYTES));
    }

    private static Bytes part(byte[] bytes, int from, int to) {
        return Bytes.owned(Arrays.copyOfRange(bytes, from, to));
    }
}
