package org.chengxin.api.operator;

import java.io.IOException;
import java.io.OutputStream;

/** Copies the running node. */
public interface Backups {

    /**
     * Writes a copy of everything that the node keeps, keys included, as of one moment. Returns when all of it is
     * written; a copy that breaks off can be told from a whole one.
     */
    void write(OutputStream out) throws IOException;
}
