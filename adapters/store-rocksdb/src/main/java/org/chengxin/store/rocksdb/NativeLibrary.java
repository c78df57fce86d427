package org.chengxin.store.rocksdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/** RocksDB's native library, which is unpacked from its jar before it can be loaded. */
public final class NativeLibrary {

    private NativeLibrary() {}

    /**
     * Unpacks the library into a folder under one name, and loads it. Without this, each process unpacks it into the
     * system's folder for temporary files under a name of its own, and one that is killed leaves it there. Does nothing
     * when the library is loaded already.
     *
     * @param directory exists, and belongs to this process alone
     */
    public static void unpackInto(Path directory) {
        try {
            NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
            RocksDB.loadLibrary();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
