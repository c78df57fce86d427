package org.chengxin.app;

import static org.chengxin.app.StartReason.DATA_DIRECTORY_MUST_BE_A_CITYS;
import static org.chengxin.app.StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE;
import static org.chengxin.node.NodeReason.DIRECTORY_MUST_BE_FREE;
import static org.chengxin.node.NodeReason.FORMAT_MUST_BE_KNOWN;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.consensus.cometbft.process.ProcessMark;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything a node keeps. One process at a time works in it. Layout of format 1: {@code genesis.json},
 * {@code keys/}, {@code state/}, {@code content/}, {@code log/}, {@code held/}, {@code reports/}, {@code logs/},
 * {@code operator.token}, {@code format}, {@code lock}, and {@code scratch/}, which each start empties. On CometBFT also
 * {@code cometbft/}, {@code network.json}, {@code statement.json}, {@code process.json}, and {@code begun.json} where a
 * command began the node.
 */
final class DataDirectory implements AutoCloseable {

    /** The newest layout that this program knows. */
    static final int FORMAT = 1;

    private final Path path;
    private final @Nullable FileChannel lockFile;

    private DataDirectory(Path path, @Nullable FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process, after making it where it does not exist.
     *
     * @throws CannotStart when it is not a city's, of a newer format, used by another process, or cannot be written
     */
    static DataDirectory take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        requireOurs(path);
        try {
            if (!Files.exists(path))
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            DataDirectory taken = new DataDirectory(path, channel);
            if (!lock(channel)) {
                channel.close();
                throw new CannotStart(
                        DIRECTORY_MUST_BE_FREE,
                        path + " is in use by another node; stop that one, or choose another folder with --data");
            }
            if (!Files.exists(taken.format())) PrivateFiles.write(taken.format(), FORMAT + "\n");
            Folders.delete(taken.scratch());
            for (Path inner : List.of(taken.keys(), taken.log(), taken.logs(), taken.scratch(), taken.documentRoot()))
                PrivateFiles.createFolder(inner);
            return taken;
        } catch (IOException unwritable) {
            throw new CannotStart(
                    DATA_DIRECTORY_MUST_BE_WRITABLE,
                    path + " cannot be written by this user ("
                            + unwritable.getClass().getSimpleName()
                            + "); change its owner, or choose another folder with --data",
                    unwritable);
        }
    }

    /** The same folder without taking it, for commands that only look. */
    static DataDirectory lookAt(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        requireOurs(path);
        return new DataDirectory(path, null);
    }

    /** Whether another process works in the folder right now. */
    boolean isInUse() {
        if (!Files.exists(path.resolve("lock"))) return false;
        try (FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE)) {
            return !lock(channel);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** An empty or missing folder may become ours; one with other things in it may not, nor one from the future. */
    private static void requireOurs(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        if (!Files.isDirectory(path))
            throw new CannotStart(
                    DATA_DIRECTORY_MUST_BE_A_CITYS, path + " is not a folder; choose another with --data");
        Path format = path.resolve("format");
        try {
            if (!Files.exists(format)) {
                if (isEmpty(path)) return;
                throw new CannotStart(
                        DATA_DIRECTORY_MUST_BE_A_CITYS,
                        path + " holds other things than a city's data; choose another folder with --data");
            }
            String text = Files.readString(format).strip();
            if (!text.matches("[0-9]{1,9}"))
                throw new CannotStart(
                        DATA_DIRECTORY_MUST_BE_A_CITYS,
                        format + " does not hold a format number; is this a city's data?");
            if (Integer.parseInt(text) > FORMAT)
                throw new CannotStart(
                        FORMAT_MUST_BE_KNOWN,
                        path + " has format " + text + ", and this program knows formats up to " + FORMAT
                                + "; use a newer program");
        } catch (IOException unreadable) {
            throw new CannotStart(DATA_DIRECTORY_MUST_BE_WRITABLE, path + " cannot be read by this user", unreadable);
        }
    }

    /** The configuration file may lie there before the first start, and a lock may have been left. */
    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .allMatch(name -> name.equals(Settings.FILE_NAME) || name.equals("lock"));
        }
    }

    /** Whether a city was started here before: the genesis is written last. */
    boolean isStarted() {
        return Files.exists(genesis());
    }

    Path path() {
        return path;
    }

    /** Where the process that runs the node of a data directory is written down. */
    static Path process(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("process.json");
    }

    /**
     * Writes down this process as the one that runs the node here: only whoever has taken the folder may.
     *
     * @throws CannotStart when it cannot be written
     */
    void mark() {
        if (lockFile == null) throw new IllegalStateException("somebody else may work in the folder");
        try {
            new ProcessMark(process(path)).write(ProcessHandle.current());
        } catch (IOException unwritable) {
            throw new CannotStart(
                    DATA_DIRECTORY_MUST_BE_WRITABLE, path + " cannot be written by this user", unwritable);
        }
    }

    Path genesis() {
        return path.resolve("genesis.json");
    }

    /** What organisations stated before the network began, with its members' seals. */
    Path network() {
        return path.resolve("network.json");
    }

    /** The configuration file that is read when no other is named. */
    Path configuration() {
        return path.resolve(Settings.FILE_NAME);
    }

    /** What this organisation stated. */
    Path statement() {
        return path.resolve("statement.json");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path state() {
        return path.resolve("state");
    }

    Path content() {
        return path.resolve("content");
    }

    Path log() {
        return path.resolve("log");
    }

    /** Row reports of imports. */
    Path reports() {
        return path.resolve("reports");
    }

    /** What the node logs. */
    Path logs() {
        return path.resolve("logs");
    }

    /** What is of no use to the next process. */
    Path scratch() {
        return path.resolve("scratch");
    }

    /** Stays empty: the servlet container would serve what is in it. */
    Path documentRoot() {
        return scratch().resolve("document-root");
    }

    Path backups() {
        return path.resolve("backups");
    }

    Path operatorToken() {
        return path.resolve("operator.token");
    }

    Path format() {
        return path.resolve("format");
    }

    @Override
    public void close() {
        if (lockFile == null) return;
        try {
            lockFile.close();
        } catch (IOException closing) {
            // The lock ends with the process in any case.
        }
    }
}
