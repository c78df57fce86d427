package org.chengxin.app;

import java.io.IOException;
import java.nio.file.Path;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;

/** The engine of a node with what it stands on. */
interface Engine extends AutoCloseable {

    /** Orders transactions. */
    Consensus consensus();

    /** What the node calls now. */
    Clock clock();

    /** Copies what the engine keeps, as of one moment, into a folder, where it has the name that it has in a data directory. */
    void copyTo(Path folder) throws IOException;

    /** Closes what is below {@link #consensus}, which is closed before. */
    @Override
    void close();
}
