package org.chengxin.store.rocksdb;

import org.chengxin.encoding.Limits;

/**
 * What a database may keep in memory, outside the Java heap.
 *
 * @param cacheBytes  of blocks read, indexes and filters among them
 * @param bufferBytes of what is written and not yet in a table file
 */
public record Memory(long cacheBytes, long bufferBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    /** Checks that there is room to work. */
    public Memory {
        Limits.within("cacheBytes", cacheBytes, MEGABYTE, 1024 * 1024 * MEGABYTE);
        Limits.within("bufferBytes", bufferBytes, MEGABYTE, 1024 * 1024 * MEGABYTE);
    }

    /** For the state of a city. */
    public static Memory forState() {
        return new Memory(256 * MEGABYTE, 192 * MEGABYTE);
    }

    /** For contents, which are read one at a time. */
    public static Memory forContents() {
        return new Memory(32 * MEGABYTE, 64 * MEGABYTE);
    }
}
