package org.chengxin.app;

import java.nio.file.Path;
import org.chengxin.content.ContentStore;
import org.chengxin.node.port.StateStore;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.NativeLibrary;
import org.chengxin.store.rocksdb.RocksContentStore;
import org.chengxin.store.rocksdb.RocksStateStore;

/** Where state and contents are. */
final class Stores implements AutoCloseable {

    private final RocksStateStore state;
    private final RocksContentStore contents;

    private Stores(RocksStateStore state, RocksContentStore contents) {
        this.state = state;
        this.contents = contents;
    }

    static Stores open(DataDirectory data, Identity identity) {
        NativeLibrary.unpackInto(data.scratch());
        RocksStateStore state = RocksStateStore.open(data.state(), identity, Memory.forState());
        try {
            return new Stores(state, RocksContentStore.open(data.content(), identity, Memory.forContents()));
        } catch (RuntimeException failed) {
            state.close();
            throw failed;
        }
    }

    /**
     * Looks whether the stores may be opened. Changes nothing in the data directory.
     *
     * @param scratch for the native library; exists, and is this process's own
     * @throws org.chengxin.node.NodeException when {@link #open} would refuse them
     */
    static void examine(DataDirectory data, Identity identity, Path scratch) {
        NativeLibrary.unpackInto(scratch);
        RocksStateStore.examine(data.state(), identity, Memory.forState());
        RocksContentStore.examine(data.content(), identity, Memory.forContents());
    }

    StateStore state() {
        return state;
    }

    ContentStore contents() {
        return contents;
    }

    /** Copies the state into a folder that does not exist yet. */
    void copyStateTo(Path folder) {
        state.copyTo(folder);
    }

    /** Copies the contents into a folder that does not exist yet. */
    void copyContentsTo(Path folder) {
        contents.copyTo(folder);
    }

    @Override
    public void close() {
        contents.close();
        state.close();
    }
}
