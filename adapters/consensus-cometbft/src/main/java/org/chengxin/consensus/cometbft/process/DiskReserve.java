package org.chengxin.consensus.cometbft.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Room that is kept free on a disk. A program that finds its disk full in the middle of a write may be left with half of it,
 * so this node takes no more transactions when the reserve is touched, and CometBFT stops as long as less than half of it is
 * left. For one thread.
 */
public final class DiskReserve {

    private static final long ALL_AGAIN_DIVISOR = 8;

    private final long reserve;
    private final LongSupplier free;
    private Room latest = Room.ENOUGH;

    /** How much room there is. */
    public enum Room {
        /** The reserve is whole. */
        ENOUGH,
        /** The reserve is touched: nothing more should be taken. */
        LITTLE,
        /** Less than half of the reserve is left: nothing more should be written. */
        HARDLY_ANY
    }

    /**
     * @param reserve bytes to be kept free
     * @param free    bytes that are free now
     */
    DiskReserve(long reserve, LongSupplier free) {
        this.reserve = reserve;
        this.free = free;
    }

    /**
     * A reserve on the disk of a folder.
     *
     * @param bytes to be kept free
     */
    public static DiskReserve of(Path folder, long bytes) {
        return new DiskReserve(bytes, () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException unknown) {
                // Whoever writes there will find out.
                return Long.MAX_VALUE;
            }
        });
    }

    /** How much room there is now. It is enough again only when an eighth more than the reserve is free. */
    Room look() {
        long now = free.getAsLong();
        long enough = latest == Room.ENOUGH ? reserve : reserve + reserve / ALL_AGAIN_DIVISOR;
        if (now >= enough) latest = Room.ENOUGH;
        else latest = now < reserve / 2 ? Room.HARDLY_ANY : Room.LITTLE;
        return latest;
    }
}
