package org.chengxin.consensus.embedded;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a segment from one end to the other, entry by entry, comparing checksums, a mebibyte of file at a time.
 */
final class SegmentReader {

    private static final int CHUNK = 1 << 20;

    private final Storage storage;
    private final String name;
    private byte[] chunk = new byte[0];
    private long chunkAt;
    private long position;

    SegmentReader(Storage storage, String name, long from) {
        this.storage = storage;
        this.name = name;
        this.position = from;
    }

    /** Where the next entry begins. */
    long position() {
        return position;
    }

    /**
     * Goes past the next entry.
     *
     * @return its length; empty when there is no whole entry of this height here
     */
    Optional<LogEntry.Prefix> next(long height) {
        Optional<LogEntry.Prefix> found = LogEntry.prefix(take(position, LogEntry.PREFIX_BYTES))
                .filter(prefix -> prefix.height() == height)
                .filter(this::isWhole);
        found.ifPresent(prefix -> position += prefix.length());
        return found;
    }

    private boolean isWhole(LogEntry.Prefix prefix) {
        long stubAt = position + LogEntry.PREFIX_BYTES;
        byte[] stub = take(stubAt, prefix.stub());
        if (stub.length != prefix.stub() || !prefix.headIsWhole(stub)) return false;
        byte[] data = take(stubAt + prefix.stub(), prefix.data());
        return data.length == prefix.data() && prefix.dataIsWhole(data);
    }

    /**
     * Whether any later entry than {@code height} begins somewhere behind {@code from}: then what is unreadable there is
     * not the end of the log.
     */
    boolean hasEntryAfter(long from, long height) {
        long size = storage.size(name);
        for (long at = from; at < size; at += CHUNK) {
            byte[] bytes = storage.read(name, at, CHUNK + Integer.BYTES - 1);
            for (int i = 0; i + Integer.BYTES <= bytes.length; i++)
                if (isMagic(bytes, i) && headIsWholeAt(at + i, height)) return true;
        }
        return false;
    }

    private static boolean isMagic(byte[] bytes, int at) {
        return bytes[at] == (byte) (LogEntry.MAGIC >>> 24)
                && bytes[at + 1] == (byte) (LogEntry.MAGIC >>> 16)
                && bytes[at + 2] == (byte) (LogEntry.MAGIC >>> 8)
                && bytes[at + 3] == (byte) LogEntry.MAGIC;
    }

    private boolean headIsWholeAt(long at, long height) {
        return LogEntry.prefix(storage.read(name, at, LogEntry.PREFIX_BYTES))
                .filter(prefix -> prefix.height() > height)
                .filter(prefix -> prefix.headIsWhole(storage.read(name, at + LogEntry.PREFIX_BYTES, prefix.stub())))
                .isPresent();
    }

    private byte[] take(long from, int length) {
        if (length > CHUNK) return storage.read(name, from, length);
        if (from < chunkAt || from + length > chunkAt + chunk.length) {
            chunk = storage.read(name, from, CHUNK);
            chunkAt = from;
        }
        int start = (int) (from - chunkAt);
        return Arrays.copyOfRange(chunk, start, Math.min(chunk.length, start + length));
    }
}
