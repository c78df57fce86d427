package org.chengxin.api.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;

/**
 * Keeps row reports in files. A report's id is 16 random bytes, so only who was told it finds the report. After
 * {@value #DAYS} days nobody does, and the next {@link #clear} takes it away.
 */
public final class ReportShelf {

    /** How long a report is kept, in days. */
    public static final int DAYS = 30;

    /** Most bytes of all reports together. */
    static final long BYTES_MAX = 1L << 30;

    private static final int ID_BYTES = 16;
    private static final String SUFFIX = ".json";
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private long bytes;

    /** A shelf in a folder, which is made when it does not exist. */
    public ReportShelf(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            bytes = measure();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Keeps a report.
     *
     * @param now this moment, in milliseconds
     * @return its id; empty when there is no room for it
     */
    synchronized Optional<String> keep(byte[] report, long now) {
        try {
            if (bytes + report.length > BYTES_MAX) clear(now);
            if (bytes + report.length > BYTES_MAX) return Optional.empty();
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            String name = Base64Url.encode(id);
            try (FileChannel file = FileChannel.open(
                    folder.resolve(name + SUFFIX),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer rest = ByteBuffer.wrap(report);
                while (rest.hasRemaining()) file.write(rest);
            }
            Files.setLastModifiedTime(folder.resolve(name + SUFFIX), FileTime.fromMillis(now));
            bytes += report.length;
            return Optional.of(name);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * The report with an id; empty when there is none or its time is over.
     *
     * @param now this moment, in milliseconds
     */
    Optional<Bytes> find(String id, long now) {
        if (!isId(id)) return Optional.empty();
        Path file = folder.resolve(id + SUFFIX);
        try {
            return isOver(file, now) ? Optional.empty() : Optional.of(Bytes.owned(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Takes away the reports whose time is over.
     *
     * @param now this moment, in milliseconds
     */
    public synchronized void clear(long now) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) if (isOver(file, now)) Files.delete(file);
            bytes = measure();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static boolean isOver(Path file, long now) throws IOException {
        return Files.getLastModifiedTime(file).toMillis() <= now - DAYS * DAY_MILLIS;
    }

    private static boolean isId(String id) {
        try {
            return Base64Url.decode(id).length == ID_BYTES;
        } catch (MalformedException notAnId) {
            return false;
        }
    }

    private long measure() throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) sum += Files.size(file);
        }
        return sum;
    }
}
