package org.chengxin.sdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read (mode 0600, in folders of mode 0700), complete from the moment they exist. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int MAX_BYTES = 64 * 1024;

    private PrivateFiles() {}

    /** Makes the folder and those above it where they are missing. */
    static void createFolder(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    attributes(
                            folder,
                            EnumSet.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE)));
        } catch (IOException unwritable) {
            throw new SdkException(SdkReason.FILE_MUST_BE_WRITABLE, folder.toString(), unwritable);
        }
    }

    /**
     * Writes a new file so that it is there with all its bytes, durably, or not at all.
     *
     * @throws SdkException {@link SdkReason#FILE_MUST_BE_NEW} when there is one already, which stays as it is
     */
    static void create(Path file, byte[] content) {
        Path folder = parent(file);
        createFolder(folder);
        try {
            Path draft = Files.createTempFile(folder, ".new-", "", attributes(folder, OWNER_ONLY));
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(content);
                    while (bytes.hasRemaining()) channel.write(bytes);
                    channel.force(true);
                }
                Files.createLink(file, draft);
            } finally {
                Files.deleteIfExists(draft);
            }
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (FileAlreadyExistsException taken) {
            throw new SdkException(SdkReason.FILE_MUST_BE_NEW, file.toString(), taken);
        } catch (IOException unwritable) {
            throw new SdkException(SdkReason.FILE_MUST_BE_WRITABLE, file.toString(), unwritable);
        }
    }

    /**
     * Reads a file that nobody else may read.
     *
     * @throws SdkException when it is missing, too long for a secret, or open to group or others
     */
    static byte[] read(Path file) {
        try {
            if (isOpenToOthers(file)) throw new SdkException(SdkReason.KEY_FILE_MUST_BE_PRIVATE, file.toString());
            return WholeFile.read(file, MAX_BYTES);
        } catch (IOException unreadable) {
            throw new SdkException(SdkReason.KEY_FILE_MUST_EXIST, file.toString(), unreadable);
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions());
    }

    private static FileAttribute<?>[] attributes(Path near, Set<PosixFilePermission> permissions) {
        boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static Path parent(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new SdkException(SdkReason.FILE_MUST_BE_WRITABLE, file.toString());
        return folder;
    }
}
