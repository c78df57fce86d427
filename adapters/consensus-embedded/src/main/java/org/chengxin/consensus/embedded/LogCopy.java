package org.chengxin.consensus.embedded;

/** Copies the log while it is being written. */
final class LogCopy {

    private static final int CHUNK = 1 << 20;

    private final Storage source;
    private final EmbeddedEngine engine;

    LogCopy(Storage source, EmbeddedEngine engine) {
        this.source = source;
        this.engine = engine;
    }

    /**
     * Copies every block up to the last that is signed now.
     *
     * @param target has no files yet
     */
    void copyTo(Storage target) {
        BlockLog log = engine.log();
        long last = engine.height();
        for (Segment segment : log.segments()) {
            if (segment.firstHeight() > Math.max(1, last)) break;
            copy(segment.name(), endOf(log, segment, last), target);
            target.sync(segment.name());
        }
        target.syncNames();
    }

    /** A file that has the last block may be growing; one before it is full. */
    private static long endOf(BlockLog log, Segment segment, long last) {
        if (last == 0) return Segment.HEADER_BYTES;
        return last <= segment.lastHeight() ? log.endOf(last) : segment.end();
    }

    private void copy(String name, long end, Storage target) {
        for (long at = 0; at < end; at += CHUNK) {
            byte[] bytes = source.read(name, at, (int) Math.min(CHUNK, end - at));
            target.append(name, bytes);
        }
    }
}
