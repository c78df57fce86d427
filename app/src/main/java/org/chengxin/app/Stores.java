package org.chengxin.app;

import java.nio.file.Path;
import org.chengxin.content.ContentStore;
import org.chengxin.node.port.Backup;
import org.chengxin.node.port.StateStore;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;

/**
 * Where state and contents are.
 *
 * @param state    the state
 * @param contents contents of displayed records
 */
record Stores(StateStore state, ContentStore contents) implements AutoCloseable {

    static Stores open(DataDirectory data) {
        return new Stores(new MemoryStateStore(), new MemoryContentStore());
    }

    /** Copies the state into a folder that does not exist yet. */
    void copyStateTo(Path folder) {
        if (state instanceof Backup backup) backup.copyTo(folder);
    }

    /** Copies the contents into a folder that does not exist yet. */
    void copyContentsTo(Path folder) {
        if (contents instanceof Backup backup) backup.copyTo(folder);
    }

    @Override
    public void close() {
        contents.close();
        state.close();
    }
}
