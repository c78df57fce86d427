package org.chengxin.node.view;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.node.port.StateStore;

/**
 * Displayed records in the order in which their displays end, as far as they end soon: most end in months or years, and
 * are found by looking through the state again when that time comes near. What it names is to be checked against the
 * state, since a record may have ended meanwhile. Safe for several threads.
 */
public final class EndingDisplays {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    /** How far ahead it looks. */
    private static final long AHEAD_MILLIS = 32 * DAY_MILLIS;
    /** How far ahead it must at least be able to look. */
    private static final long LEAST_AHEAD_MILLIS = 8 * DAY_MILLIS;

    private final TreeMap<Long, Set<RecordKey>> byEnd = new TreeMap<>();
    private long horizon;

    /**
     * A display that ends.
     *
     * @param key  of the record
     * @param time from which it is shown no more, in milliseconds
     */
    public record Ending(RecordKey key, long time) {}

    /** Knows nothing before {@code now}, in milliseconds. */
    EndingDisplays(long now) {
        horizon = now + AHEAD_MILLIS;
    }

    /** Notes what a record has become. */
    synchronized void changed(RecordKey key, CreditRecord record) {
        if (record instanceof CreditRecord.Displayed displayed && displayed.displayedUntil() < horizon)
            byEnd.computeIfAbsent(displayed.displayedUntil(), first -> new HashSet<>())
                    .add(key);
    }

    /**
     * Records whose display was to end at a time or before.
     *
     * @param time in milliseconds
     * @param most how many at most
     */
    public synchronized List<Ending> endedBy(long time, int most) {
        List<Ending> ended = new ArrayList<>();
        for (var keys : byEnd.headMap(time, true).entrySet())
            for (RecordKey key : keys.getValue()) {
                if (ended.size() == most) return ended;
                ended.add(new Ending(key, keys.getKey()));
            }
        return ended;
    }

    /** Forgets what it named: the record has no display any more that could end then. */
    public synchronized void forget(Ending ending) {
        byEnd.computeIfPresent(ending.time(), (time, keys) -> {
            keys.remove(ending.key());
            return keys.isEmpty() ? null : keys;
        });
    }

    /**
     * Looks through the state if it does not see far enough ahead of {@code now}. When the state cannot be read, the next
     * call looks again.
     */
    public void lookAhead(StateStore store, long now) {
        long before;
        synchronized (this) {
            if (horizon - now >= LEAST_AHEAD_MILLIS) return;
            before = horizon;
            // Before looking: what is published meanwhile must be noted too.
            horizon = now + AHEAD_MILLIS;
        }
        try {
            Codec<CreditRecord> codec = Codec.of(CreditRecord.class);
            store.scan(0, 255, (keyHash, leaf) -> {
                if (leaf.path().startsWith("credit/record/"))
                    changed(
                            RecordIndex.key(leaf.path()),
                            codec.decode(leaf.value().shared()));
            });
        } catch (UncheckedIOException unreadable) {
            synchronized (this) {
                horizon = before;
            }
            throw unreadable;
        }
    }
}
