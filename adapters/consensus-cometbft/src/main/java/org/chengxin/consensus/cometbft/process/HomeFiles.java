package org.chengxin.consensus.cometbft.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that only their owner may read, written whole or not at all. */
final class HomeFiles {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String TABLE = ".ldb";

    private HomeFiles() {}

    static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException other) {
            throw new FileSystemException(other.getFile(), null, "is no folder");
        }
    }

    /** Writes beside the file, syncs, and moves into place. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(file + " is no file");
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Copies a LevelDB that nobody writes to meanwhile. Its tables are written once and deleted, never changed, so the copy
     * shares them with the original where both are on one file system.
     */
    static void copyDatabase(Path from, Path to) throws IOException {
        createFolder(to);
        if (!Files.exists(from)) return;
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(file.getFileName());
            if (!file.toString().endsWith(TABLE) || !isLinked(file, copy)) Files.copy(file, copy);
        }
    }

    private static boolean isLinked(Path file, Path link) {
        try {
            Files.createLink(link, file);
            return true;
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            return false;
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.deleteIfExists(file);
    }
}
