package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Looks for texts in files of any kind, plain, in GB18030, or in base64 at any offset. */
public final class Traces {

    private final List<String> wanted = new ArrayList<>();

    /** Looks for each of these. */
    public Traces(List<String> texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            wanted.add(latin(bytes));
            wanted.add(latin(text.getBytes(Charset.forName("GB18030"))));
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = new byte[bytes.length + offset];
                System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);
                wanted.add(encoded.substring(4, encoded.length() - 4));
            }
        }
    }

    /** Whether bytes hold one of the texts. */
    public boolean isIn(byte[] bytes) {
        String content = latin(bytes);
        return wanted.stream().anyMatch(content::contains);
    }

    /** The files below a folder that hold one of the texts, by their paths in it. What vanishes meanwhile holds none. */
    public List<String> below(Path folder) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && isIn(content(file)))
                        found.add(folder.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                    throw failed;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Collections.sort(found);
        return found;
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException deletedMeanwhile) {
            return new byte[0];
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
