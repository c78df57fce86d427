package org.chengxin.node.port;

import java.nio.file.Path;

/** A store that can be copied while it is in use. */
public interface Backup {

    /**
     * Writes a copy of the store as of one moment, durable when this returns, that opens like the original.
     *
     * @param directory does not exist yet; its parent does
     */
    void copyTo(Path directory);
}
