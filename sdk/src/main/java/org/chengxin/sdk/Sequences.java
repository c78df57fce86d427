package org.chengxin.sdk;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.chengxin.ledger.identity.Window;

/**
 * Hands out the sequences of one key so that none falls out of its window ({@link Window}), however the transactions
 * overtake each other. One program at a time signs with a key, and it has one of these. Safe for several threads.
 */
public final class Sequences {

    private final NavigableSet<Long> underWay = new TreeSet<>();
    private final NavigableSet<Long> free = new TreeSet<>();
    private long top;
    private long next;

    /** Begins above the highest sequence that the chain has seen of the key, 0 if none. */
    public Sequences(long top) {
        this.top = top;
        this.next = top + 1;
    }

    /**
     * Takes sequences, all at once, waiting until the window has room for them.
     *
     * @param count from 1 to half the span of a window
     * @throws SdkException {@link SdkReason#WINDOW_MUST_HAVE_ROOM} when none is under way whose end could make room
     */
    public synchronized long[] take(int count) throws InterruptedException {
        if (count < 1 || count > Window.SPAN / 2)
            throw new IllegalArgumentException("from 1 to " + Window.SPAN / 2 + " sequences at a time");
        while (!hasRoom(count)) {
            if (underWay.isEmpty()) throw new SdkException(SdkReason.WINDOW_MUST_HAVE_ROOM, "sequence " + next);
            wait();
        }
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            Long again = free.pollFirst();
            taken[i] = again != null ? again : next++;
            underWay.add(taken[i]);
        }
        return taken;
    }

    /** The transaction with this sequence is in a block. */
    public synchronized void used(long sequence) {
        underWay.remove(sequence);
        top = Math.max(top, sequence);
        notifyAll();
    }

    /** The transaction with this sequence will never be in a block, so another one gets it. */
    public synchronized void unused(long sequence) {
        if (underWay.remove(sequence)) free.add(sequence);
        notifyAll();
    }

    /** Nobody knows whether the transaction with this sequence will be in a block, so it is never given again. */
    public synchronized void lost(long sequence) {
        underWay.remove(sequence);
        notifyAll();
    }

    /** The chain has seen this highest sequence of the key, perhaps from an earlier run of the program. */
    public synchronized void seen(long highest) {
        top = Math.max(top, highest);
        next = Math.max(next, highest + 1);
        free.headSet(highest, true).clear();
        notifyAll();
    }

    private boolean hasRoom(int count) {
        while (!free.isEmpty() && highestOf(count) - free.first() >= Window.SPAN) free.pollFirst();
        long highest = highestOf(count);
        boolean nearTheTop = highest <= top + Window.SPAN;
        boolean lowestStaysIn = underWay.isEmpty() || highest - underWay.first() < Window.SPAN;
        return nearTheTop && lowestStaysIn;
    }

    /** The highest sequence that has been given once so many more are. */
    private long highestOf(int count) {
        return next - 1 + Math.max(0, count - free.size());
    }
}
