package org.chengxin.app;

import java.util.List;
import org.chengxin.encoding.Codec;

/**
 * The table of contents of a backup, which is a ZIP file and has this as its last entry: one without it is not whole.
 *
 * @param chain  id of the chain
 * @param files  every other entry, in the order in which they stand
 * @param format layout of the data directory
 * @param hash   hash of the header at {@code height}, upper-case hexadecimal; empty before the first block
 * @param height of a block that is in it, and so are all before
 * @param madeAt when it was made, in milliseconds since 1970-01-01T00:00Z
 */
record BackupFile(String chain, List<Entry> files, int format, String hash, long height, long madeAt) {

    /** Name of the entry. */
    static final String NAME = "backup.json";

    static final Codec<BackupFile> CODEC = Codec.of(BackupFile.class);

    /**
     * One file.
     *
     * @param bytes  its length
     * @param name   its path in the data directory, parts apart by {@code /}
     * @param sha256 its hash, lower-case hexadecimal
     */
    record Entry(long bytes, String name, String sha256) {}

    /** Keeps the list from changing. */
    BackupFile {
        files = List.copyOf(files);
    }
}
