package org.chengxin.consensus.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Invariant;
import org.chengxin.merkle.cometbft.Block;

/**
 * All blocks in the order of their heights, from 1 on, in files that are only ever appended to. One thread appends; reading
 * is safe for several threads beside it.
 *
 * <p>Methods that read throw {@link EngineStop} when bytes are not what was written.
 */
final class BlockLog {

    private final Storage storage;
    private final Bytes chain;
    private final long segmentBytes;
    private volatile List<Segment> segments;
    private boolean namesChanged;

    BlockLog(Storage storage, Bytes chain, long segmentBytes, List<Segment> segments) {
        this.storage = storage;
        this.chain = chain;
        this.segmentBytes = segmentBytes;
        this.segments = List.copyOf(segments);
    }

    /** Height of the last block, synced or not; 0 when there is none. */
    long lastHeight() {
        List<Segment> now = segments;
        return now.isEmpty() ? 0 : now.getLast().lastHeight();
    }

    /** The files, in order. */
    List<Segment> segments() {
        return segments;
    }

    /** Begins the first file, if there is none, and makes it durable. */
    void begin() {
        if (!segments.isEmpty()) return;
        startSegment(1);
        sync();
    }

    /** Writes a block at the end. */
    void append(LoggedBlock logged) {
        Invariant.holds(logged.height() == lastHeight() + 1, "the log has no gap");
        if (segments.isEmpty() || segments.getLast().end() >= segmentBytes) startSegment(logged.height());
        Segment segment = segments.getLast();
        byte[][] parts = LogEntry.encode(logged);
        storage.append(segment.name(), parts);
        segment.add(Arrays.stream(parts).mapToLong(part -> part.length).sum());
    }

    /** Makes durable what was written. */
    void sync() {
        storage.sync(segments.getLast().name());
        if (namesChanged) storage.syncNames();
        namesChanged = false;
    }

    /**
     * Writes the last block once more where it stands and makes it durable, and with it the beginning of its file when it
     * is the first there. What a file system shows after a failed sync, or before one, need not be on the disk; what was
     * written and synced without complaint is. Should it be durable already, no part of it is ever missing meanwhile.
     */
    void writeLastAgain() {
        Segment segment = segments.getLast();
        long height = segment.lastHeight();
        LoggedBlock last = read(height);
        long offset = locate(segment, height).offset();
        if (height == segment.firstHeight()) storage.write(segment.name(), 0, Segment.header(height, chain));
        for (byte[] part : LogEntry.encode(last)) {
            storage.write(segment.name(), offset, part);
            offset += part.length;
        }
        namesChanged = true;
        sync();
    }

    /** The block at a height. */
    LoggedBlock read(long height) {
        Segment segment = segmentOf(height);
        Located at = locate(segment, height);
        LogEntry.Prefix prefix = at.prefix();
        byte[] body = storage.read(
                segment.name(), at.offset() + LogEntry.PREFIX_BYTES, Math.addExact(prefix.stub(), prefix.data()));
        int split = Math.min(body.length, prefix.stub());
        Block stub = LogEntry.readStub(prefix, Arrays.copyOf(body, split))
                .orElseThrow(() -> damaged(segment, height, at.offset()));
        List<Bytes> transactions = LogEntry.readData(prefix, Arrays.copyOfRange(body, split, body.length))
                .orElseThrow(() -> damaged(segment, height, at.offset()));
        return new LoggedBlock(new Block(stub.header(), transactions, stub.lastCommit()), prefix.voteTime());
    }

    /** The block at a height without its transactions. */
    LoggedBlock readHead(long height) {
        Segment segment = segmentOf(height);
        Located at = locate(segment, height);
        LogEntry.Prefix prefix = at.prefix();
        byte[] stub = storage.read(segment.name(), at.offset() + LogEntry.PREFIX_BYTES, prefix.stub());
        Block block = LogEntry.readStub(prefix, stub).orElseThrow(() -> damaged(segment, height, at.offset()));
        return new LoggedBlock(block, prefix.voteTime());
    }

    /** Where the entry after a height begins in its file, or where the file ends. */
    long endOf(long height) {
        Segment segment = segmentOf(height);
        Located at = locate(segment, height);
        return at.offset() + at.prefix().length();
    }

    /** The file that holds a height. */
    Segment segmentOf(long height) {
        List<Segment> now = segments;
        int low = 0;
        int high = now.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (now.get(middle).firstHeight() <= height) low = middle;
            else high = middle - 1;
        }
        Segment segment = now.get(low);
        if (height < segment.firstHeight() || height > segment.lastHeight())
            throw new IllegalArgumentException("no block at height " + height);
        return segment;
    }

    private record Located(long offset, LogEntry.Prefix prefix) {}

    private Located locate(Segment segment, long height) {
        Segment.Mark mark = segment.markBefore(height);
        long offset = mark.offset();
        for (long at = mark.height(); ; at++) {
            LogEntry.Prefix prefix = readPrefix(segment, at, offset);
            if (at == height) return new Located(offset, prefix);
            offset += prefix.length();
        }
    }

    private LogEntry.Prefix readPrefix(Segment segment, long height, long offset) {
        Optional<LogEntry.Prefix> prefix = LogEntry.prefix(storage.read(segment.name(), offset, LogEntry.PREFIX_BYTES));
        return prefix.filter(found -> found.height() == height).orElseThrow(() -> damaged(segment, height, offset));
    }

    private void startSegment(long firstHeight) {
        if (!segments.isEmpty()) {
            Segment full = segments.getLast();
            String index = Segment.indexName(full.firstHeight());
            storage.delete(index);
            storage.write(index, 0, full.index(chain));
        }
        Segment next = new Segment(firstHeight);
        storage.append(next.name(), Segment.header(firstHeight, chain));
        List<Segment> longer = new ArrayList<>(segments);
        longer.add(next);
        segments = List.copyOf(longer);
        namesChanged = true;
    }

    static EngineStop damaged(Segment segment, long height, long offset) {
        return new EngineStop(
                StopReason.LOG_MUST_BE_WHOLE,
                "Block %d, in the file %s of the log from byte %d on, is damaged."
                        .formatted(height, segment.name(), offset));
    }
}
