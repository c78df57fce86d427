package org.chengxin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengxin.api.operator.Backups;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * Copies a node while it runs: the state first, then the blocks, then the contents, so that there is every block that the
 * state is after, and the contents all that the blocks show. What was signed last is left out: a node on the copy signs
 * nothing until an operator says what others have seen.
 */
final class RunningBackup implements Backups {

    private final DataDirectory data;
    private final RunningNode running;

    RunningBackup(DataDirectory data, RunningNode running) {
        this.data = data;
        this.running = running;
    }

    @Override
    public synchronized void write(OutputStream out) throws IOException {
        // There a copy that is cut short goes with the next start, and the texts in it with it.
        Path copy = data.scratch().resolve("copying");
        Folders.delete(copy);
        PrivateFiles.createFolder(copy);
        try {
            long madeAt = running.clock().now();
            running.stores().copyStateTo(copy.resolve("state"));
            long height = running.consensus().height();
            running.engine().copyTo(copy);
            running.stores().copyContentsTo(copy.resolve("content"));
            zip(copy, height, madeAt, out);
        } finally {
            Folders.delete(copy);
        }
    }

    private void zip(Path copy, long height, long madeAt, OutputStream out) throws IOException {
        List<BackupFile.Entry> files = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path file : List.of(data.format(), data.genesis(), data.operatorToken()))
                files.add(add(zip, data.path(), file));
            for (Path folder : List.of(data.keys(), data.path().resolve("held")))
                for (Path file : below(folder)) files.add(add(zip, data.path(), file));
            for (Path file : List.of(data.configuration(), data.network(), data.statement()))
                if (Files.exists(file)) files.add(add(zip, data.path(), file));
            for (Path file : below(copy)) files.add(add(zip, copy, file));
            zip.putNextEntry(new ZipEntry(BackupFile.NAME));
            zip.write(BackupFile.CODEC.encode(contents(files, height, madeAt)));
            zip.closeEntry();
        }
    }

    private BackupFile contents(List<BackupFile.Entry> files, long height, long madeAt) {
        String hash = running.consensus()
                .lightBlock(height)
                .map(LightBlock::header)
                .map(header ->
                        HexFormat.of().withUpperCase().formatHex(header.hash().shared()))
                .orElse("");
        return new BackupFile(running.node().status().chain(), files, DataDirectory.FORMAT, hash, height, madeAt);
    }

    private static BackupFile.Entry add(ZipOutputStream zip, Path root, Path file) throws IOException {
        String name = root.relativize(file).toString();
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes = in.transferTo(zip);
        }
        zip.closeEntry();
        return new BackupFile.Entry(bytes, name, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the JDK lacks SHA-256", missing);
        }
    }
}
