package org.chengxin.consensus.embedded;

/** Copies the log while it is being written. */
final class LogCopy {

    private static final int CHUNK = 1 << 20;

    private LogCopy() {}

    /**
     * Copies every block up to a height.
     *
     * @param last   height of a block that is durable; 0 for none
     * @param target has no files yet
     */
    static void copy(Storage source, BlockLog log, long last, Storage target) {
        for (Segment segment : log.segments()) {
            if (segment.firstHeight() > Math.max(1, last)) break;
            copy(source, segment.name(), endOf(log, segment, last), target);
            target.sync(segment.name());
        }
        target.syncNames();
    }

    /** A file that has the last block may be growing; one before it is full. */
    private static long endOf(BlockLog log, Segment segment, long last) {
        if (last == 0) return Segment.HEADER_BYTES;
        return last <= segment.lastHeight() ? log.endOf(last) : segment.end();
    }

    private static void copy(Storage source, String name, long end, Storage target) {
        for (long at = 0; at < end; at += CHUNK) {
            byte[] bytes = source.read(name, at, (int) Math.min(CHUNK, end - at));
            target.append(name, bytes);
        }
    }
}
