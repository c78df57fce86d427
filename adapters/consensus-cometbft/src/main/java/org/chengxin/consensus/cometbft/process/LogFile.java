package org.chengxin.consensus.cometbft.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What the process prints, line by line, in a file that is bounded: when it is full it becomes {@code NAME.1}, and the one
 * that was {@code NAME.1} goes.
 */
final class LogFile {

    /** Most bytes of the file. */
    static final long FILE_MAX_BYTES = 16L << 20;
    /** Most bytes that are kept of a line. */
    static final int LINE_MAX_BYTES = 16 << 10;

    private final Path file;
    private final Consumer<String> reader;
    private final byte[] line = new byte[LINE_MAX_BYTES];

    /**
     * A file, begun or continued.
     *
     * @param reader is shown each line
     */
    LogFile(Path file, Consumer<String> reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Takes all that comes, until it ends. A disk that is full loses lines and nothing else. */
    void take(InputStream in) throws IOException {
        byte[] piece = new byte[LINE_MAX_BYTES];
        int length = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            for (int i = 0; i < read; i++) {
                if (piece[i] == '\n') {
                    line(length);
                    length = 0;
                } else if (length < LINE_MAX_BYTES) {
                    line[length++] = piece[i];
                }
            }
        }
        if (length > 0) line(length);
    }

    private void line(int length) {
        reader.accept(new String(line, 0, length, StandardCharsets.UTF_8));
        try {
            if (Files.exists(file) && Files.size(file) + length > FILE_MAX_BYTES)
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            byte[] whole = Arrays.copyOf(line, length + 1);
            whole[length] = '\n';
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                out.write(whole);
            }
        } catch (IOException full) {
            // The process must not wait for its log.
        }
    }
}
