package org.chengxin.consensus.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;

/**
 * Reads the log of a node that starts: where its blocks are, and where it stops making sense. Changes nothing.
 *
 * @param segments  the files, the last one up to its last whole entry
 * @param tail      what stands behind the last whole entry
 * @param unchecked files whose entries were not compared with their checksums
 */
record LogOpening(List<Segment> segments, Optional<Tail> tail, List<Segment> unchecked) {

    /**
     * Bytes at the end of the log that are no whole entry.
     *
     * @param file   in which they are
     * @param offset where they begin; 0 when the file has no whole entry and goes as a whole
     * @param bytes  how many they are, without the file's own beginning
     */
    record Tail(String file, long offset, long bytes) {

        /** Takes the bytes away. */
        void cut(Storage storage) {
            if (offset == 0) {
                storage.delete(file);
                storage.syncNames();
            } else {
                storage.truncate(file, offset);
                storage.sync(file);
            }
        }
    }

    /**
     * Reads the log.
     *
     * @param checked how many bytes, the latest first, to compare with their checksums; the last file is always compared
     * @throws EngineStop when something before the end is not as it was written
     */
    static LogOpening read(Storage storage, Bytes chain, long checked) {
        List<Long> firstHeights = storage.names().stream()
                .filter(name -> name.endsWith(Segment.SUFFIX))
                .map(LogOpening::firstHeight)
                .sorted()
                .toList();
        List<Segment> segments = new ArrayList<>();
        List<Segment> unchecked = new ArrayList<>();
        long newer = firstHeights.stream()
                .mapToLong(first -> storage.size(Segment.name(first)))
                .sum();
        long expected = 1;
        for (int i = 0; i < firstHeights.size(); i++) {
            long first = firstHeights.get(i);
            if (first != expected)
                throw new EngineStop(
                        StopReason.LOG_MUST_BE_WHOLE,
                        "The log has no block %d: the file %s is missing.".formatted(expected, Segment.name(expected)));
            newer -= storage.size(Segment.name(first));
            if (i == firstHeights.size() - 1) return readLast(storage, chain, first, segments, unchecked);
            Optional<Segment> known = newer < checked ? Optional.empty() : ofIndex(storage, chain, first);
            known.ifPresent(unchecked::add);
            Segment segment = known.orElseGet(() -> readWhole(storage, chain, first));
            segments.add(segment);
            expected = segment.lastHeight() + 1;
        }
        return new LogOpening(segments, Optional.empty(), unchecked);
    }

    /** Compares a whole file with its checksums. */
    static Segment readWhole(Storage storage, Bytes chain, long first) {
        var segment = new Segment(first);
        long size = storage.size(segment.name());
        byte[] header = storage.read(segment.name(), 0, Segment.HEADER_BYTES);
        if (!Segment.headerIsWhole(header, first, chain)) throw BlockLog.damaged(segment, first, 0);
        readEntries(storage, segment);
        if (segment.end() != size) throw BlockLog.damaged(segment, segment.lastHeight() + 1, segment.end());
        return segment;
    }

    /**
     * Reads the file that the node was writing. Without a whole entry in it, nothing says that its beginning was synced
     * either: then it goes as a whole.
     */
    private static LogOpening readLast(
            Storage storage, Bytes chain, long first, List<Segment> earlier, List<Segment> unchecked) {
        var segment = new Segment(first);
        long size = storage.size(segment.name());
        byte[] header = storage.read(segment.name(), 0, Segment.HEADER_BYTES);
        boolean headed = Segment.headerIsWhole(header, first, chain);
        if (headed) readEntries(storage, segment);
        long end = headed ? segment.end() : 0;
        // The entry that is not whole may have a whole beginning; any later one says that it is not the last.
        if (new SegmentReader(storage, segment.name(), end).hasEntryAfter(end, segment.lastHeight() + 1))
            throw BlockLog.damaged(segment, segment.lastHeight() + 1, end);
        if (segment.lastHeight() < first)
            return new LogOpening(earlier, Optional.of(new Tail(segment.name(), 0, size - end)), unchecked);
        List<Segment> segments = new ArrayList<>(earlier);
        segments.add(segment);
        return new LogOpening(
                segments,
                size == end ? Optional.empty() : Optional.of(new Tail(segment.name(), end, size - end)),
                unchecked);
    }

    private static void readEntries(Storage storage, Segment segment) {
        var reader = new SegmentReader(storage, segment.name(), segment.end());
        Optional<LogEntry.Prefix> entry = reader.next(segment.lastHeight() + 1);
        while (entry.isPresent()) {
            segment.add(entry.get().length());
            entry = reader.next(segment.lastHeight() + 1);
        }
    }

    private static Optional<Segment> ofIndex(Storage storage, Bytes chain, long first) {
        String name = Segment.indexName(first);
        byte[] index = storage.read(name, 0, (int) Math.min(storage.size(name), 64 << 20));
        return Segment.ofIndex(index, first, storage.size(Segment.name(first)), chain);
    }

    private static long firstHeight(String name) {
        try {
            return Long.parseLong(name.substring(0, name.length() - Segment.SUFFIX.length()));
        } catch (NumberFormatException foreign) {
            throw new EngineStop(StopReason.LOG_MUST_BE_WHOLE, "The file %s does not belong here.".formatted(name));
        }
    }
}
