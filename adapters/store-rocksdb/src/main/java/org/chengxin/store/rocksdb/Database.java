package org.chengxin.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * An open database of ours: it knows its format and its chain, and nothing native is touched after it was closed. Every
 * failure of the files is an {@link UncheckedIOException}.
 */
final class Database implements AutoCloseable {

    private static final byte[] FORMAT = "format".getBytes(UTF_8);
    private static final byte[] IDENTITY = "chain".getBytes(UTF_8);

    private final Tuning tuning;
    private final RocksDB rocks;
    private final List<ColumnFamilyHandle> families;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    static {
        RocksDB.loadLibrary();
    }

    /** Something done with the database. */
    @FunctionalInterface
    interface Use<T> {
        T with(RocksDB rocks) throws RocksDBException;
    }

    private Database(Tuning tuning, RocksDB rocks, List<ColumnFamilyHandle> families) {
        this.tuning = tuning;
        this.rocks = rocks;
        this.families = families;
    }

    /**
     * Opens a database, or makes it where there is nothing yet.
     *
     * @param format   name and version of what is in it, such as {@code chengxin-state-1}
     * @param identity whose data it holds
     * @param names    the column families beside the default one, in which the marks are
     * @throws NodeException        when the files are in use, damaged, of another chain or of a newer release
     * @throws UncheckedIOException when the disk has no room to open them
     */
    static Database open(Path directory, String format, Identity identity, List<String> names, Tuning tuning) {
        requireOurs(directory, names);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tuning.family()));
        for (String name : names) descriptors.add(new ColumnFamilyDescriptor(name.getBytes(UTF_8), tuning.family()));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            RocksDB rocks = RocksDB.open(tuning.database(), directory.toString(), descriptors, handles);
            var database = new Database(tuning, rocks, handles);
            if (rocks.get(FORMAT) == null) database.mark(format, identity);
            try {
                requireMarks(rocks, format, identity);
            } catch (NodeException notOurs) {
                database.close();
                throw notOurs;
            }
            return database;
        } catch (RocksDBException unopened) {
            tuning.close();
            throw refusal(directory, unopened);
        } catch (IOException failure) {
            tuning.close();
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Whether {@link #open} would find what it looks for. Opens nothing for writing, and asks for no lock.
     *
     * @throws NodeException as {@link #open} does, but for files that are in use
     */
    static void examine(Path directory, String format, Identity identity, List<String> names, Tuning tuning) {
        try (tuning) {
            requireOurs(directory, names);
            if (isNew(directory)) return;
            List<ColumnFamilyDescriptor> mark =
                    List.of(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tuning.family()));
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB rocks = RocksDB.openReadOnly(tuning.database(), directory.toString(), mark, handles)) {
                if (rocks.get(FORMAT) != null) requireMarks(rocks, format, identity);
                handles.forEach(ColumnFamilyHandle::close);
            }
        } catch (RocksDBException unopened) {
            throw refusal(directory, unopened);
        }
    }

    /** A directory is new, or has a database with no families that we do not know. */
    private static void requireOurs(Path directory, List<String> names) {
        if (isNew(directory)) return;
        if (!Files.exists(directory.resolve("CURRENT")))
            throw new NodeException(NodeReason.STORE_MUST_BE_READABLE, directory + " holds files, but no database.");
        try (var options = new Options()) {
            for (byte[] family : RocksDB.listColumnFamilies(options, directory.toString())) {
                String name = new String(family, UTF_8);
                if (!name.equals("default") && !names.contains(name))
                    throw new NodeException(
                            NodeReason.FORMAT_MUST_BE_KNOWN, directory + " has a part called " + name + ".");
            }
        } catch (RocksDBException unreadable) {
            throw refusal(directory, unreadable);
        }
    }

    private static boolean isNew(Path directory) {
        if (!Files.isDirectory(directory)) return true;
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void mark(String format, Identity identity) throws RocksDBException {
        rocks.put(tuning.synced(), IDENTITY, identity.text().getBytes(UTF_8));
        rocks.put(tuning.synced(), FORMAT, format.getBytes(UTF_8));
    }

    private static void requireMarks(RocksDB rocks, String format, Identity identity) throws RocksDBException {
        String found = new String(rocks.get(FORMAT), UTF_8);
        if (!found.equals(format))
            throw new NodeException(
                    NodeReason.FORMAT_MUST_BE_KNOWN, "It has " + found + ", and this release knows " + format + ".");
        String chain = new String(rocks.get(IDENTITY), UTF_8);
        if (!chain.equals(identity.text()))
            throw new NodeException(
                    NodeReason.STATE_MUST_BE_OF_THIS_CHAIN,
                    "It belongs to " + chain + ", and not to " + identity.text() + ".");
    }

    /** Files that cannot be opened are damaged or in use; a full disk says nothing about them. */
    static RuntimeException refusal(Path directory, RocksDBException cause) {
        if (isFull(cause)) return broken(cause);
        String said = String.valueOf(cause.getMessage());
        if (said.contains("LOCK"))
            return new NodeException(NodeReason.DIRECTORY_MUST_BE_FREE, directory + " is in use.", cause);
        return new NodeException(NodeReason.STORE_MUST_BE_READABLE, directory + ": " + said, cause);
    }

    /** The column family at a place in the list it was opened with, the default one being 0. */
    ColumnFamilyHandle family(int place) {
        return families.get(place);
    }

    Tuning tuning() {
        return tuning;
    }

    /**
     * Does something while the database is certain to stay open.
     *
     * @throws UncheckedIOException  when the files fail
     * @throws IllegalStateException when the database has been closed
     */
    <T> T use(Use<T> use) {
        lock.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("the database is closed");
            return use.with(rocks);
        } catch (RocksDBException failure) {
            throw broken(failure);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static UncheckedIOException broken(RocksDBException failure) {
        return new UncheckedIOException(
                new IOException(isFull(failure) ? "no space is left" : failure.getMessage(), failure));
    }

    private static boolean isFull(RocksDBException failure) {
        return failure.getStatus() != null && failure.getStatus().getSubCode() == Status.SubCode.NoSpace;
    }

    /** Writes everything that is in memory into table files; the write-ahead log is empty then. */
    void flush() {
        use(open -> {
            try (var options = new FlushOptions().setWaitForFlush(true)) {
                open.flush(options, families);
            }
            return families;
        });
    }

    /** A copy as of one moment, durable when this returns. */
    void copyTo(Path target) {
        use(open -> {
            try (Checkpoint checkpoint = Checkpoint.create(open)) {
                checkpoint.createCheckpoint(target.toString());
            }
            return target;
        });
    }

    /** Waits for those who use the database, then closes it. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            families.forEach(ColumnFamilyHandle::close);
            rocks.close();
            tuning.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
