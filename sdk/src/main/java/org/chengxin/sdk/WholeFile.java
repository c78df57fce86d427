package org.chengxin.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that somebody named, which may be anything: a device that never ends, a pipe, somebody's video. */
public final class WholeFile {

    /** As long as any file is that is read whole: a proof file, a genesis document, a network file. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private WholeFile() {}

    /**
     * All bytes of a file.
     *
     * @param mostBytes how long a file of its kind can be; no more than this and one byte is read
     * @throws SdkException {@link SdkReason#FILE_MUST_FIT} when it is longer
     * @throws IOException  when it cannot be read
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes);
            if (bytes.length == mostBytes && in.read() >= 0)
                throw new SdkException(SdkReason.FILE_MUST_FIT, file.toString());
            return bytes;
        }
    }
}
