package org.chengxin.api.operator;

import java.io.IOException;

/** Makes a backup of the running node. */
public interface Backups {

    /**
     * Writes a backup beside the data, durable when this returns.
     *
     * @throws IOException when it cannot be written; nothing of it is left then
     */
    Made make() throws IOException;

    /**
     * A backup that was made.
     *
     * @param bytes  its size
     * @param hash   hash of the header at {@code height}, upper-case hexadecimal
     * @param height of the last block that it holds
     * @param path   where it is on the node's machine
     */
    record Made(long bytes, String hash, long height, String path) {}
}
