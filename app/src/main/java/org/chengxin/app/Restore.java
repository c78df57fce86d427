package org.chengxin.app;

import static org.chengxin.app.StartReason.BACKUP_MUST_BE_WHOLE;
import static org.chengxin.app.StartReason.RESTORED_DIRECTORY_MUST_BE_NEW;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.encoding.MalformedException;

/**
 * Makes a data directory from a backup. Everything is compared with the table of contents before the directory gets its
 * name, so there is a whole one or none.
 */
final class Restore {

    private static final int CONTENTS_MAX_BYTES = 64 * 1024 * 1024;

    private final Path backup;
    private final Path target;

    Restore(Path backup, Path target) {
        this.backup = backup;
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * Restores.
     *
     * @return what the backup says of itself
     * @throws CannotStart when the backup is not whole, or something is at the target already
     */
    BackupFile run() throws IOException {
        if (Files.exists(target))
            throw new CannotStart(
                    RESTORED_DIRECTORY_MUST_BE_NEW, target + " exists; name a folder that does not with --data");
        Path draft = target.resolveSibling(target.getFileName() + ".restoring");
        Folders.delete(draft);
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            BackupFile contents = contents(zip);
            PrivateFiles.createFolder(draft);
            Set<String> names = new TreeSet<>();
            for (BackupFile.Entry file : contents.files()) {
                if (!names.add(file.name())) throw broken(file.name() + " is in it twice");
                extract(zip, file, draft);
            }
            if (zip.size() != names.size() + 1) throw broken("it has more files than its table of contents");
            // Before it has its name: no node ever starts on blocks that were restored and takes them for its own.
            if (Files.exists(draft.resolve(CometBftValidator.FOLDER)))
                new CometBftHome(draft.resolve(CometBftValidator.FOLDER)).markRestored(System.currentTimeMillis());
            Files.move(draft, target);
            return contents;
        } catch (java.util.zip.ZipException notAZip) {
            throw broken("it is no ZIP file, or broke off");
        } finally {
            Folders.delete(draft);
        }
    }

    private BackupFile contents(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupFile.NAME);
        if (entry == null) throw broken("its table of contents is missing, so the copy broke off");
        try (InputStream in = zip.getInputStream(entry)) {
            BackupFile contents = BackupFile.CODEC.decode(in.readNBytes(CONTENTS_MAX_BYTES));
            if (contents.format() > DataDirectory.FORMAT)
                throw broken("it has format " + contents.format() + ", of a newer program");
            return contents;
        } catch (MalformedException malformed) {
            throw broken("its table of contents cannot be read");
        }
    }

    private void extract(ZipFile zip, BackupFile.Entry file, Path draft) throws IOException {
        Path path = draft.resolve(file.name()).normalize();
        ZipEntry entry = zip.getEntry(file.name());
        Path folder = path.getParent();
        if (entry == null || folder == null || !path.startsWith(draft) || path.equals(draft))
            throw broken(file.name() + " is missing or strange");
        PrivateFiles.createFolder(folder);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        MessageDigest digest = RunningBackup.sha256();
        long bytes;
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest);
                OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            bytes = in.transferTo(out);
        }
        if (bytes != file.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(file.sha256()))
            throw broken(file.name() + " is not what was copied");
    }

    private CannotStart broken(String how) {
        return new CannotStart(BACKUP_MUST_BE_WHOLE, backup + " is no whole backup: " + how);
    }
}
